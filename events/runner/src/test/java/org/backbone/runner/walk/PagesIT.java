package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.backbone.platform.core.Language;
import org.backbone.runner.browser.Browser;
import org.backbone.runner.browser.PageCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;

/// Every page that somebody can reach in the sample network, looked at as [PageCheck] does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
  private static final String TOKEN = "A".repeat(43);
  private static final String SENDER = "every-day-counts-attendance-exchange";
  private static final String NEWCOMER = "casa-de-la-familia-tulsa";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<String> problems = new ArrayList<>();
  private Language language = Language.EN;
  private Browser browser;
  private Stack stack;
  private Network network;

  @BeforeAll
  void start(@TempDir Path data) {
    browser = Browser.start();
    open.push(browser);
    stack = Stack.start(data.resolve("state"));
    open.push(stack);
    stack.awaitReady();
    network = new Network(stack);
  }

  @AfterAll
  void stop() throws Exception {
    for (var each : open) {
      each.close();
    }
  }

  @ParameterizedTest
  @MethodSource("org.backbone.platform.core.Language#all")
  void whatEverybodySees(Language language) {
    speak(language);
    look("/");
    look("/privacy");
    look("/meetings");
    links("/meetings/").forEach(this::look);
    browser.press("#join [type=submit]");
    look();
    browser.fill("name", "Ada Example");
    browser.fill("email", language.tag() + "@greenwood.example.org");
    browser.pressAsAsked("#join [type=submit]");
    look();
    look("/dashboard");
    links("/dashboard/").forEach(this::look);
    look("/dashboard/wic_pregnant_women?period=2014-10");
    look("/dashboard/nothing");
    for (var path : List.of("/sign-in/", "/rsvp/", "/leave/")) {
      look(path + TOKEN);
    }
    problemsAreNone();
  }

  @ParameterizedTest
  @MethodSource("org.backbone.platform.core.Language#all")
  void joiningAndSigningIn(Language language) {
    speak(language);
    look("/partners/join");
    browser.press("main form button");
    look();
    browser.fill("name", "Greenwood Reading Circle " + language);
    browser.choose("kind", "nonprofit");
    browser.fill("contact_name", "Ada Example");
    browser.fill("contact_email", "ada@greenwood.example.org");
    browser.choose("contact_language", language.tag());
    browser.choose("consent", "yes");
    forgetWhenItWasDrawn();
    browser.press("main form button");
    look();
    browser.pressAsAsked("main form button");
    look();
    look("/sign-in");
    browser.press("main form button");
    look();
    browser.fill("email", "nobody@greenwood.example.org");
    browser.pressAsAsked("main form button");
    look();
    look(linkIn("welcome", "/sign-in/"));
    problemsAreNone();
  }

  // As on a page that has been open for days.
  private void forgetWhenItWasDrawn() {
    ((JavascriptExecutor) browser.driver())
        .executeScript("document.querySelector('[name=drawn]').value = ''");
  }

  @ParameterizedTest
  @MethodSource("org.backbone.platform.core.Language#all")
  void theDeskAndWhatIsSentThere(Language language) {
    speak(language);
    signInAs(NEWCOMER);
    look("/desk");
    signInAs(SENDER);
    look("/desk/you");
    look("/desk/programs");
    browser.press("form[novalidate] button");
    look();
    browser.fill("program", "Nightly export " + language.tag());
    browser.press("form[novalidate] button");
    look();
    look("/desk/programs");
    look("/desk");
    var uploads = links("/uploads/").stream().filter(path -> !path.contains("/new")).toList();
    assertThat(uploads).as("a receipt and a refused file").hasSizeGreaterThan(1);
    uploads.forEach(this::look);
    uploads.forEach(path -> look(path.replace("/uploads/", "/receipts/")));
    look("/uploads/00000000-0000-7000-8000-000000000000");
    look("/uploads/new");
    browser.find("[name=dataset]").click();
    browser.press("main form button");
    look();
    browser.press("main form:has([name=period]) button");
    browser.find("main [type=file]");
    look();
    problemsAreNone();
  }

  @ParameterizedTest
  @MethodSource("org.backbone.platform.core.Language#all")
  void whatASenderIsAskedAndTypes(Language language, @TempDir Path folder) throws IOException {
    speak(language);
    signInAs(SENDER);
    look("/uploads");
    var isEnglish = language == Language.EN;
    var period = isEnglish ? "FY2016" : "FY2017";
    look("/uploads/entry?dataset=wic-participation&period=" + period);
    browser.choose("place", "cherokee-nation");
    browser.press("main form button[value=places]");
    look();

    var file = folder.resolve("women.csv");
    var header = isEnglish ? "agency;month;women" : "agencia;mes;mujeres";
    var first = header + "\nCherokee Nation;oct-" + (isEnglish ? "15" : "16") + ";120\n";
    var asked = send(Files.writeString(file, first), period);
    look(asked + "/columns");
    browser.select("c2", "person");
    browser.press("main form button[value=yes]");
    look();
    browser.select("c2", "count.1.wic_pregnant_women");
    browser.press("main form button[value=yes]");
    network.settle();
    look(asked);
    var held = send(Files.writeString(file, first.replace("120", "1200")), period);
    look(held + "/confirm");
    browser.press("main form[action*='/confirm'] button");
    look();
    look("/uploads");
    problemsAreNone();
  }

  private String send(Path file, String period) {
    browser.open(stack.base().resolve("/uploads/new?dataset=wic-participation&period=" + period));
    browser.press("main form [type=submit]");
    var upload = browser.address().getPath();
    browser.find("input[type=file]").sendKeys(file.toString());
    browser.press("form[enctype='multipart/form-data'] [type=submit]");
    network.settle();
    return upload;
  }

  @ParameterizedTest
  @MethodSource("org.backbone.platform.core.Language#all")
  void answeringAnInvitation(Language language) {
    speak(language);
    stack.verb("tick", "--at", "2020-05-01T15:00:00Z");
    look(linkIn("invitation", "/rsvp/"));
    browser.press("[name=answer][value=yes]");
    look();
    look(linkIn("invitation", "/leave/"));
    problemsAreNone();
  }

  @Test
  void theConsole() {
    speak(Language.EN);
    look("/console");
    browser.open(stack.base().resolve("/_local/identity/as/facilitator"));
    look("/console");
    var partners = links("/console/partners/");
    look(partners.getFirst());
    look(partners.getLast());
    look("/console/mail");
    look("/console/audit");
    look("/console/audit?kind=partner&id=nobody");
    browser.open(stack.base().resolve(page(network.mails("welcome", "westbank").getFirst())));
    browser.press("form[action$='/bounce'] button");
    network.settle();
    look("/console/mail");
    look("/console");
    problemsAreNone();
  }

  @ParameterizedTest
  @MethodSource("org.backbone.platform.core.Language#all")
  void whatStaffChangeOfAPartnerAndKeepAboutAPerson(Language language) {
    speak(language);
    browser.open(stack.base().resolve("/_local/identity/as/facilitator"));
    var partner = "/console/partners/" + SENDER;
    look(partner + "/suspend");
    look(partner + "/remove");
    look(partner + "/contact");
    browser.fill("person_email", "nobody");
    browser.press("main form button");
    look();
    look("/console/partners/" + NEWCOMER + "/remove");
    look("/console/people");
    browser.press("main form button");
    look();
    browser.fill("address", "nobody@greenwood.example.org");
    browser.press("main form button");
    look();
    var contact = contactOf(partner);
    browser.open(stack.base().resolve("/console/people"));
    browser.fill("address", contact);
    browser.press("main form button");
    look();
    suspendedAndTakenUpAgain(partner);
    problemsAreNone();
  }

  @ParameterizedTest
  @MethodSource("org.backbone.platform.core.Language#all")
  void theCatalogue(Language language) {
    speak(language);
    browser.open(stack.base().resolve("/_local/identity/as/data-analyst"));
    var catalogue = "/console/catalogue";
    look("/console/data");
    look("/console/partners/" + SENDER + "/data/wic-participation");
    look("/console/rebuild");
    look(catalogue);
    for (var path :
        List.of(
            "/indicators/new",
            "/datasets/new",
            "/datasets/wic-participation",
            "/dimensions/race",
            "/places",
            "/places/cherokee-nation",
            "/import")) {
      look(catalogue + path);
    }
    look(catalogue + "/places/new");
    browser.press("main form button");
    look();
    browser.fill("lines", "s-1; site; ok; A school");
    browser.press("main form button");
    look();
    look(catalogue + "/indicators/wic_pregnant_women");
    browser.fill("title_en", "");
    browser.press("main form button");
    look();
    browser.fill("title_en", "Women in WIC");
    browser.choose("meaning", "yes");
    browser.press("main form button");
    look();
    problemsAreNone();
  }

  private void suspendedAndTakenUpAgain(String partner) {
    browser.open(stack.base().resolve(partner + "/suspend"));
    browser.press("form[action$='/suspend'] button");
    look();
    look(partner + "/suspend");
    browser.open(stack.base().resolve(partner));
    browser.press("form[action$='/resume'] button");
    look();
  }

  private String contactOf(String partner) {
    browser.open(stack.base().resolve(partner + "/contact"));
    return String.valueOf(browser.find("[name=person_email]").getDomProperty("value"));
  }

  @Test
  void theLocalStacksOwnPages() {
    speak(Language.EN);
    look("/_local");
    look("/_local/mail");
    look("/_local/mail?to=nobody");
    look(page(network.mails("welcome", "familia").getFirst()));
    look(page(network.mails("receipt", "everyday").getFirst()));
    look("/_local/log");
    look(links("/_local/log/").getFirst());
    look("/_local/log?function=nothing");
    browser.open(stack.base().resolve("/_local/log"));
    browser.select("function", "MailSender");
    browser.select("level", "warn");
    browser.fill("request", "no such request");
    browser.press("search button");
    look();
    assertThat(browser.text()).contains("No such call");
    look("/_local/failures");
    problemsAreNone();
  }

  // The language as a reader chooses it: by the button in the masthead.
  private void speak(Language spoken) {
    language = spoken;
    problems.clear();
    browser.driver().manage().deleteAllCookies();
    browser.open(stack.base());
    if (language != Language.EN) {
      browser.press(".mast form button");
    }
    assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo(language.tag());
  }

  private void signInAs(String partner) {
    browser.open(stack.base().resolve("/_local"));
    browser.select("partner", partner);
    browser.press("form[action='/_local/sign-in'] button");
    assertThat(browser.address().getPath()).isEqualTo("/desk");
  }

  private void look(String path) {
    browser.open(stack.base().resolve(path));
    look();
  }

  private void look() {
    var address = browser.address();
    var where = address.getPath() + (address.getQuery() == null ? "" : "?" + address.getQuery());
    var check = new PageCheck(browser);
    var found = language == Language.EN ? check.problems() : check.problemsOfWords();
    found.forEach(
        problem -> problems.add(where.replaceAll("[A-Za-z0-9_-]{43}", "…") + ", " + problem));
  }

  /// Where the page's main part leads, of what begins with a path; it leads somewhere.
  private List<String> links(String path) {
    var links = hrefs(path);
    assertThat(links)
        .as("links to " + path + " on " + browser.driver().getCurrentUrl())
        .isNotEmpty();
    return links;
  }

  private List<String> hrefs(String path) {
    return browser.driver().findElements(By.cssSelector("main a[href^='" + path + "']")).stream()
        .map(link -> Objects.requireNonNull(link.getDomAttribute("href")))
        .filter(href -> !href.contains(".ics"))
        .map(href -> href.replaceFirst("#.*", ""))
        .distinct()
        .toList();
  }

  private String linkIn(String kind, String path) {
    var mail = network.mails(kind, "").getFirst();
    var found =
        Pattern.compile(Pattern.quote(path) + "[A-Za-z0-9_-]{43}")
            .matcher(Mails.text(network.eml(mail)));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static String page(JsonNode mail) {
    return URI.create(mail.get("eml").asText().replaceFirst("\\.eml$", "")).getPath();
  }

  private void problemsAreNone() {
    assertThat(problems).isEmpty();
  }
}
