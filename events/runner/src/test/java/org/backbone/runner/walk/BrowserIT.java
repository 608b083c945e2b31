package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.backbone.runner.browser.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/// A partner with a phone and no scripts: joins, sends a file, answers an invitation.
class BrowserIT {
  static final int PHONE_WIDTH = 390;
  static final int PHONE_HEIGHT = 844;
  private static final String EMAIL = "mesa@despensa.example.org";

  @Test
  void aPartnerJoinsSendsAFileAndAnswersAnInvitationOnAPhoneWithoutScripts(@TempDir Path data) {
    try (var browser = Browser.start();
        var stack = Stack.start(data, "--empty")) {
      browser.sized(PHONE_WIDTH, PHONE_HEIGHT, true).withoutScripts();
      var network = new Network(stack);
      network.meets();

      join(browser, stack);
      network.approve("despensa-del-sur");
      signIn(browser, stack, network);
      send(browser, stack, network);
      answer(browser, stack, network);
    }
  }

  private static void join(Browser browser, Stack stack) {
    browser.open(stack.base().resolve("/partners/join?lang=es"));
    browser.press("main button[type=submit]");
    assertThat(browser.driver().getTitle()).startsWith("Error:");
    assertThat(browser.find(".problems").getText()).isNotBlank();
    browser.fill("name", "Despensa del Sur");
    browser.choose("kind", "nonprofit");
    browser.fill("contact_name", "María Núñez");
    browser.fill("contact_email", EMAIL);
    browser.choose("contact_language", "es");
    browser.choose("consent", "yes");
    fitsItsWidth(browser);
    browser.pressAsAsked("main button[type=submit]");
    assertThat(browser.address().getPath()).isEqualTo("/partners/thanks");
  }

  private static void signIn(Browser browser, Stack stack, Network network) {
    var welcome = network.mails("welcome", EMAIL).getFirst();
    assertThat(welcome.get("subject").asText()).startsWith("Bienvenida");
    browser.open(link(stack, Mails.text(network.eml(welcome)), "/sign-in/"));
    browser.press("main button");
    assertThat(browser.address().getPath()).isEqualTo("/desk");
    assertThat(browser.text()).contains("Despensa del Sur");
    fitsItsWidth(browser);
  }

  private static void send(Browser browser, Stack stack, Network network) {
    browser.open(stack.base().resolve("/uploads/new?dataset=wic-participation&period=FY2015"));
    browser.press("main form [type=submit]");
    var file = Stack.realFile("wic-pregnant-women-fy2015.csv");
    browser.find("input[type=file]").sendKeys(file.toString());
    browser.press("form[enctype='multipart/form-data'] [type=submit]");
    assertThat(browser.address().getPath()).startsWith("/uploads/");
    network.settle();
    browser.open(browser.address());
    assertThat(browser.text()).contains("wic-pregnant-women-fy2015.csv", "92");
    fitsItsWidth(browser);
    browser.open(stack.base().resolve("/dashboard/wic_pregnant_women"));
    assertThat(browser.find(".num-xl").getText()).isEqualTo("12,748");
    fitsItsWidth(browser);
  }

  private static void answer(Browser browser, Stack stack, Network network) {
    browser.open(stack.base().resolve("/meetings/food-family-resources"));
    browser.fill("name", "María Núñez");
    browser.fill("email", EMAIL);
    browser.pressAsAsked("#join [type=submit]");
    stack.verb("tick", "--at", "2020-05-01T15:00:00Z");
    var invitation = network.mails("invitation", EMAIL).getFirst();
    browser.open(link(stack, Mails.text(network.eml(invitation)), "/rsvp/"));
    assertThat(browser.driver().findElements(By.cssSelector("main form"))).isNotEmpty();
    browser.press("[name=answer][value=yes]");
    assertThat(browser.find("main").getText()).isNotBlank();
    fitsItsWidth(browser);
  }

  static void fitsItsWidth(Browser browser) {
    var width = browser.find("body").getSize().getWidth();
    assertThat(width).as(browser.address().getPath()).isLessThanOrEqualTo(PHONE_WIDTH);
  }

  static URI link(Stack stack, String text, String path) {
    var found = Pattern.compile(Pattern.quote(path) + "[A-Za-z0-9_-]{43}").matcher(text);
    assertThat(found.find()).isTrue();
    return stack.base().resolve(found.group());
  }
}
