package org.backbone.runner.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A headless Chromium with an empty profile of its own. It is the system's, with the driver from
/// the same packages; nothing is downloaded.
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> DRIVERS =
      List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

  private final ChromeDriver driver;
  private final Path profile;

  private Browser(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /// Starts one. A test is skipped, with a sentence, where Chromium or its driver is absent.
  public static Browser start() {
    var browser = first(BROWSERS);
    var chromedriver = first(DRIVERS);
    assumeTrue(
        browser.isPresent() && chromedriver.isPresent(),
        "Chromium and its driver are not installed, so no page is looked at in a browser"
            + " (Debian: apt-get install chromium chromium-driver)");
    try {
      var profile = Files.createTempDirectory("backbone-browser");
      var service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(chromedriver.orElseThrow().toFile())
              .usingAnyFreePort()
              .withSilent(true)
              .build();
      var options =
          new ChromeOptions()
              .setBinary(browser.orElseThrow().toFile())
              .addArguments(
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--user-data-dir=" + profile);
      return new Browser(new ChromeDriver(service, options), profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> first(List<String> places) {
    return places.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /// The driver, for what has no verb here.
  public ChromeDriver driver() {
    return driver;
  }

  /// Makes the page as wide and high as a phone's or a desktop's, whatever a window may be.
  public Browser sized(int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    return this;
  }

  /// A page without its scripts, as a reader sees it who has switched them off.
  public Browser withoutScripts() {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  /// Goes to a page.
  public void open(URI page) {
    driver.get(page.toString());
  }

  /// Where it is.
  public URI address() {
    return URI.create(driver.getCurrentUrl());
  }

  /// All that the page says.
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /// The first element that a CSS selector finds; waits until there is one.
  public WebElement find(String selector) {
    return until(
        there -> {
          var found = there.findElements(By.cssSelector(selector));
          return found.isEmpty() ? null : found.getFirst();
        });
  }

  /// Fills the field of that name.
  public void fill(String name, String value) {
    var field = find("[name='" + name + "']");
    field.clear();
    field.sendKeys(value);
  }

  /// Ticks the box or the choice of that name and value.
  public void choose(String name, String value) {
    var choice = find("[name='" + name + "'][value='" + value + "']");
    if (!choice.isSelected()) {
      choice.click();
    }
  }

  /// Chooses an option of the list of that name.
  public void select(String name, String value) {
    new Select(find("[name='" + name + "']")).selectByValue(value);
  }

  /// Presses what a CSS selector finds, and waits until another page is there. By the key: a click
  /// lands where the button was before the page moved.
  public void press(String selector) {
    var before = find("html");
    find(selector).sendKeys(Keys.ENTER);
    until(there -> !there.findElement(By.tagName("html")).equals(before) ? true : null);
  }

  /// The same for the form of a stranger: where we were quicker than a human is, the page asks to
  /// press the button once more.
  public void pressAsAsked(String selector) {
    press(selector);
    for (var tries = 0; tries < 20 && asksOnceMore(); tries++) {
      press(selector);
    }
  }

  private boolean asksOnceMore() {
    var text = text();
    return text.contains("press the button once more")
        || text.contains("pulse el botón una vez más");
  }

  /// Waits until a condition gives something.
  public <T> T until(ExpectedCondition<T> condition) {
    return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100)).until(condition);
  }

  /// Keeps a picture of the whole page, however long it is.
  public void picture(Path png) {
    var shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    try {
      Files.write(png, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // Chromium's last process may still tidy up there; a folder of temporary files is left.
    }
  }
}
