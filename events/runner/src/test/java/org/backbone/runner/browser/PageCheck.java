package org.backbone.runner.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at the page that a browser shows, on a phone and on a desktop, in the light and in the
/// dark: what axe-core finds, and whether one has to scroll sideways (WCAG 2.2, 1.4.4 and 1.4.10).
public final class PageCheck {
  private static final int SMALLEST = 320;
  private static final int PHONE = 390;
  private static final int DESKTOP = 1280;
  private static final int HEIGHT = 900;
  private static final String AXE = axe();

  // Sheets made by a script are not style attributes: the pages' own policy lets them be.
  private static final String OPEN_AND_STILL =
      """
      document.querySelectorAll('details').forEach(details => details.open = true);
      const still = new CSSStyleSheet();
      still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
      document.adoptedStyleSheets = [still];
      """;

  // The two that axe-core cannot judge contrast over. And rows are all alike: after the first two
  // dozen nothing new is found, in ten times the time.
  private static final String STRIPPED =
      """
      const stripped = new CSSStyleSheet();
      stripped.replaceSync('*::before, *::after { content: none !important } * { background-image: none !important } tr:nth-child(n + 25) { display: none !important }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, stripped];
      """;

  private static final String SIDEWAYS =
      """
      const room = arguments[0];
      document.documentElement.style.fontSize = arguments[1];
      const wide = document.documentElement.scrollWidth;
      const scrolls = element => element && (getComputedStyle(element).overflowX !== 'visible'
          || scrolls(element.parentElement));
      const found = wide <= room ? [] : [wide + ' px wide', ...[...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > room + 1 && !scrolls(e.parentElement))
          .slice(0, 3).map(e => e.outerHTML.slice(0, 160))];
      document.documentElement.style.fontSize = '';
      return found;
      """;

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      const options = {resultTypes: ['violations'], iframes: false, preload: false};
      if (arguments[0]) options.runOnly = {type: 'rule', values: ['color-contrast', 'link-in-text-block']};
      axe.run(document, options).then(
          results => done(results.violations.flatMap(violation => violation.nodes.slice(0, 3).map(node =>
              violation.id + ': ' + node.html.slice(0, 160) + ' ' + node.failureSummary.replace(/\\s+/g, ' ')))),
          error => done(['axe-core: ' + error]));
      """;

  private final Browser browser;

  /// A check of whatever the browser shows.
  public PageCheck(Browser browser) {
    this.browser = browser;
  }

  /// What is wrong with the page, each with the width and the scheme that shows it.
  public List<String> problems() {
    return problems(List.of(PHONE, DESKTOP), List.of(false, true));
  }

  /// What is wrong with a page that was looked at in another language: its words alone are others,
  /// so that one look at them is enough, and whether they still fit.
  public List<String> problemsOfWords() {
    return problems(List.of(PHONE), List.of(false));
  }

  private List<String> problems(List<Integer> widths, List<Boolean> schemes) {
    var problems = new ArrayList<String>();
    browser.driver().executeScript(OPEN_AND_STILL);
    sized(SMALLEST, false);
    add(problems, SMALLEST + " px", browser.driver().executeScript(SIDEWAYS, SMALLEST, ""));
    sized(PHONE, false);
    add(problems, PHONE + " px, text of 200%", scrollsAtTwiceTheText());
    browser.driver().executeScript(STRIPPED + AXE);
    for (var width : widths) {
      for (var dark : schemes) {
        sized(width, dark);
        // Only colours differ in the dark.
        var found = browser.driver().executeAsyncScript(RUN, dark);
        add(problems, width + (dark ? " px, dark" : " px"), found);
      }
    }
    return problems;
  }

  private @Nullable Object scrollsAtTwiceTheText() {
    return browser.driver().executeScript(SIDEWAYS, PHONE, "200%");
  }

  private void sized(int width, boolean dark) {
    browser.sized(width, HEIGHT, width < DESKTOP);
    var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    browser
        .driver()
        .executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  private static void add(List<String> problems, String where, @Nullable Object found) {
    if (!(found instanceof List<?> list)) {
      throw new IllegalStateException("no list from the page: " + found);
    }
    list.forEach(problem -> problems.add(where + ": " + problem));
  }

  private static String axe() {
    try (var script = PageCheck.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new IllegalStateException("axe-core is not on the class path");
      }
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
