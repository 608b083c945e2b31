package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.backbone.platform.core.Language;
import org.backbone.runner.browser.Browser;
import org.backbone.runner.browser.PageCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Staff in a browser: the issuer is another site, as in AWS, and a browser lets no form's answer
/// lead there.
class StaffBrowserIT {
  @Test
  void aButtonThatIsPressedTooLateStillWorks(@TempDir Path data) {
    try (var browser = Browser.start();
        var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      for (var name : List.of("Own Pantry", "Second Clinic")) {
        var email = "desk@" + name.substring(0, 3) + ".example.org";
        network.client().postJson("/api/v1/partners", Network.partner(name, email));
      }
      signIn(browser, stack, "facilitator");
      assertThat(browser.address().getPath()).isEqualTo("/console");

      // The session ends behind the page's back.
      browser.driver().manage().deleteAllCookies();
      browser.press("form[action='/console/partners/own-pantry/approve'] button");

      assertThat(browser.text()).contains("Your sign-in is over");
      assertThat(new PageCheck(browser).problems()).isEmpty();
      var form = browser.driver().getWindowHandle();
      signInBeside(browser);
      browser.driver().switchTo().window(form);
      browser.press("main form button");
      assertThat(browser.text()).contains("Own Pantry is a member now");

      whoMayNotIsTold(browser, stack);
      signingOutGoesByTheIssuer(browser, stack);
    }
  }

  private static void signIn(Browser browser, Stack stack, String persona) {
    browser.open(stack.base().resolve("/console"));
    assertThat(browser.address().getHost()).isEqualTo("localhost");
    browser.press("button[value=" + persona + "]");
  }

  // The link opens another tab.
  private static void signInBeside(Browser browser) {
    var before = browser.driver().getWindowHandles();
    browser.find("main a[target=_blank]").click();
    var beside =
        browser.until(
            there ->
                there.getWindowHandles().stream()
                    .filter(window -> !before.contains(window))
                    .findFirst()
                    .orElse(null));
    browser.driver().switchTo().window(beside);
    browser.press("button[value=facilitator]");
    assertThat(browser.address().getPath()).isEqualTo("/console");
  }

  private static void whoMayNotIsTold(Browser browser, Stack stack) {
    for (var language : Language.all()) {
      browser.driver().manage().deleteAllCookies();
      browser.open(stack.base().resolve("/console/sign-in?lang=" + language.tag()));
      browser.press("button[value=data-analyst]");
      browser.open(stack.base().resolve("/console?lang=" + language.tag()));
      assertThat(browser.text()).contains("Second Clinic");
      assertThat(browser.driver().getPageSource()).doesNotContain("/approve");
    }
  }

  private static void signingOutGoesByTheIssuer(Browser browser, Stack stack) {
    browser.open(stack.base().resolve("/console"));
    var cookie = browser.driver().manage().getCookieNamed("backbone_staff");
    browser.press("nav.sub form button");
    browser.until(there -> URI.create(there.getCurrentUrl()).getPath().equals("/") ? true : null);
    browser.driver().manage().addCookie(cookie);
    browser.open(stack.base().resolve("/console"));
    assertThat(browser.address().getHost()).isEqualTo("localhost");
  }
}
