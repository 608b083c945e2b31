package org.backbone.metrics.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.audit.AuditEntry;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueEdition;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.HousePages;
import org.backbone.platform.pages.console.Console;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.StaffGate;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class CatalogueConsoleTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Staff ANA = new Staff("5f1c", "Ana", Set.of(Role.ANALYST));
  private static final Staff BEN = new Staff("77aa", "Ben", Set.of(Role.ANALYST));
  private static final Staff FAY = new Staff("99bb", "Fay", Set.of(Role.FACILITATOR));
  private static final String WIC = "/console/catalogue/indicators/{id}";
  private static final Pattern FIELD =
      Pattern.compile(
          "<(?:input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\""
              + "|input type=\"(?:checkbox|radio)\" id=\"[^\"]+\" name=\"([^\"]+)\" value=\"([^\"]*)\" checked"
              + "|input id=\"[^\"]+\" name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\""
              + "|textarea id=\"[^\"]+\" name=\"([^\"]+)\"[^>]*>([^<]*)</textarea)");

  private final MemoryCatalogueStore store = new MemoryCatalogueStore();
  private final List<CatalogueRule> rules = new ArrayList<>();
  private Staff who = ANA;
  private final Routes routes = routes();

  private Routes routes() {
    var frame =
        new ConsoleFrame("Network", ZoneId.of("America/Chicago"), List.of(CatalogueConsole.LINK));
    List<CatalogueRule> asked =
        List.of(
            document -> rules.stream().flatMap(rule -> rule.faults(document).stream()).toList());
    var section = new CatalogueConsole(store, asked, frame, () -> NOW, JsonLog.of("test"));
    return new Console(frame, gate(), List.of(section), () -> NOW)
        .addTo(
            Routes.of(
                "https://network.example.org",
                new HousePages("Network"),
                _ -> false,
                JsonLog.of("test")));
  }

  private StaffGate gate() {
    return new StaffGate() {
      @Override
      public Admission atPage(Request request, Roles may) {
        return may.include(who) ? new Admission.Admitted(who) : new Admission.Refused(who);
      }

      @Override
      public Admission atApi(Request request, Roles may) {
        return atPage(request, may);
      }

      @Override
      public String signInPath(Request request) {
        return "/console/sign-in";
      }
    };
  }

  @Test
  void theCatalogueStandsOnOnePageFromCradleToCareer() {
    var page = get("GET /console/catalogue", "").getBody();

    assertThat(page)
        .contains("So far this is what the suite came with.")
        .contains("Pregnant women in WIC", "Count, month · version 1", "13,270 by September 2016")
        .contains("Into college or work", "Nothing is counted here yet.")
        .contains("1 whole network, 203 districts and 21 sites")
        .contains("href=\"/console/catalogue/datasets/wic-participation\"")
        .contains("href=\"/console/catalogue/indicators/new\"");
  }

  @Test
  void whoMayOnlyReadSeesNoButtonsAndNoForms() {
    who = FAY;

    assertThat(get("GET /console/catalogue", "").getBody())
        .contains("Pregnant women in WIC")
        .doesNotContain("/console/catalogue/indicators/", "/console/catalogue/import");
    assertThat(get("GET " + WIC, "wic_pregnant_women").getStatusCode()).isEqualTo(403);
    assertThat(post(WIC, "wic_pregnant_women", Map.of()).getStatusCode()).isEqualTo(403);
    assertThat(get("GET /console/catalogue/places", "").getBody())
        .contains("Booker T. Washington")
        .doesNotContain("/console/catalogue/places/");
  }

  @Test
  void otherWordsKeepTheVersionAndAreLookedAtBeforeTheyCount() {
    var form = form("wic_pregnant_women");
    form.put("title_es", "Embarazadas en WIC");

    var preview = post(WIC, "wic_pregnant_women", form);

    assertThat(preview.getStatusCode()).isEqualTo(200);
    assertThat(preview.getBody())
        .contains("<del>Mujeres embarazadas en WIC</del>", "<ins>Embarazadas en WIC</ins>")
        .contains("Version 1 stays")
        .doesNotContain("begins version");
    assertThat(store.head()).isEmpty();

    var saved = post(WIC, "wic_pregnant_women", pressed(preview, "save"));

    assertSaved(saved, 1);
    var indicator = indicator("wic_pregnant_women");
    assertThat(indicator.version()).isEqualTo(1);
    assertThat(indicator.title().in(Language.ES)).isEqualTo("Embarazadas en WIC");
    assertThat(current().measures().goal("wic_pregnant_women").orElseThrow().value())
        .isEqualTo(13_270);
    var line = line();
    assertThat(line.deed().text()).isEqualTo("metrics.indicator-changed");
    assertThat(line.by().name()).isEqualTo("Ana");
    assertThat(line.before()).containsExactly(Map.entry("title_es", "Mujeres embarazadas en WIC"));
    assertThat(line.after()).containsExactly(Map.entry("title_es", "Embarazadas en WIC"));
    assertThat(get("GET /console/catalogue", "").getBody())
        .contains("Revision 1. On May 4, 2020", "Ana changed it.");
  }

  @Test
  void anotherMeaningIsAnotherVersionAndTheGoalEnds() {
    var form = form("wic_pregnant_women");
    form.put("meaning", "yes");
    form.put("definition_en", "Women, and women up to six weeks after a birth.");

    var preview = post(WIC, "wic_pregnant_women", form);

    assertThat(preview.getBody())
        .contains("This begins version 2", "Its goal ends.", "WIC: pregnant women taking part");
    assertSaved(post(WIC, "wic_pregnant_women", pressed(preview, "save")), 1);
    assertThat(current().measures().versions("wic_pregnant_women"))
        .extracting(Indicator::version)
        .containsExactly(1, 2);
    assertThat(current().measures().goal("wic_pregnant_women")).isEmpty();
    assertThat(line().deed().text()).isEqualTo("metrics.indicator-version");
    assertThat(line().after()).containsEntry("version", "2");
  }

  @Test
  void anotherPeriodIsAnotherVersionByItself() {
    var form = form("chronic_absence");
    form.put("period", "calendar_year");

    var saved = post(WIC, "chronic_absence", pressed(post(WIC, "chronic_absence", form), "save"));

    assertSaved(saved, 1);
    assertThat(indicator("chronic_absence").version()).isEqualTo(2);
    assertThat(indicator("chronic_absence").periodType()).isEqualTo(Period.Type.CALENDAR_YEAR);
  }

  @Test
  void anIndicatorIsNewOnce() {
    var form = form("wic_pregnant_women");
    form.put("id", "reading_third_grade");
    form.put("stage", "reading");
    form.put("title_en", "Reads at grade level");
    form.keySet().removeIf(name -> name.startsWith("goal"));

    var preview = post(WIC, "new", form);
    assertThat(preview.getBody()).contains("reading_third_grade", "It stands in the list");
    assertSaved(post(WIC, "new", pressed(preview, "save")), 1);

    assertThat(indicator("reading_third_grade").version()).isEqualTo(1);
    var again = post(WIC, "new", form);
    assertThat(again.getStatusCode()).isEqualTo(422);
    assertThat(again.getBody()).contains("This code is taken", "Reads at grade level");
  }

  @Test
  void whatIsWrongIsToldAndTheInputStays() {
    var form = form("wic_pregnant_women");
    form.put("title_en", "");
    form.put("goal_by", "SY2015-16");
    form.put("definition_en", "Mended\r\nin two lines");

    var answer = post(WIC, "wic_pregnant_women", form);

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getBody()).contains("Enter the name in English", "Mended\r\nin two lines");
    form.put("title_en", "WIC");
    assertThat(post(WIC, "wic_pregnant_women", form).getBody())
        .contains("Enter a period of the kind that the indicator has");
    form.put("goal_by", "2016-10");
    assertThat(post(WIC, "wic_pregnant_women", form).getBody())
        .contains("<ins>Mended in two lines</ins>");
  }

  @Test
  void whatIsTheSameChangesNothing() {
    var answer = post(WIC, "chronic_absence", form("chronic_absence"));

    assertThat(answer.getBody()).contains("Nothing is changed");
  }

  @Test
  void theSecondOfTwoIsToldAndKeepsWhatTheyWrote() {
    var form = form("wic_pregnant_women");
    form.put("title_en", "Ana’s words");
    var preview = post(WIC, "wic_pregnant_women", form);
    who = BEN;
    var other = form("chronic_absence");
    other.put("title_en", "Ben’s words");
    assertSaved(
        post(WIC, "chronic_absence", pressed(post(WIC, "chronic_absence", other), "save")), 1);

    who = ANA;
    var late = post(WIC, "wic_pregnant_women", pressed(preview, "save"));

    assertThat(late.getStatusCode()).isEqualTo(409);
    assertThat(late.getBody())
        .contains("The catalogue was changed while you were writing", "Ben changed it.")
        .contains("Ana’s words");
    var again = post(WIC, "wic_pregnant_women", fields(late));
    assertSaved(post(WIC, "wic_pregnant_women", pressed(again, "save")), 2);
    assertThat(indicator("chronic_absence").title().in(Language.EN)).isEqualTo("Ben’s words");
    assertThat(indicator("wic_pregnant_women").title().in(Language.EN)).isEqualTo("Ana’s words");
  }

  @Test
  void aButtonPressedTwiceSavesOnce() {
    var form = form("wic_pregnant_women");
    form.put("title_en", "Other");
    var save = pressed(post(WIC, "wic_pregnant_women", form), "save");

    assertSaved(post(WIC, "wic_pregnant_women", save), 1);
    assertSaved(post(WIC, "wic_pregnant_women", save), 1);

    assertThat(store.audit().all()).hasSize(1);
  }

  @Test
  void theFormComesBackFromThePreviewAsItWas() {
    var form = form("wic_pregnant_women");
    form.put("title_en", "Other");

    var back =
        post(WIC, "wic_pregnant_women", pressed(post(WIC, "wic_pregnant_women", form), "edit"));

    assertThat(fields(back)).containsEntry("title_en", "Other").containsEntry("unit", "count");
  }

  @Test
  void aDatasetIsChangedAndAdded() {
    var route = "/console/catalogue/datasets/{id}";
    var form = fields(get("GET " + route, "wic-participation"));
    form.put("dueMonths", "4");
    assertSaved(
        post(route, "wic-participation", pressed(post(route, "wic-participation", form), "save")),
        1);
    assertThat(current().datasets().getFirst().dueMonths()).isEqualTo(4);

    form.put("id", "devices");
    form.put("indicators", "no_such");
    assertThat(post(route, "new", form).getBody()).contains("One of these is not measured");
    form.put("indicators", "chronic_absence");
    var preview = post(route, "new", form);
    assertSaved(post(route, "new", pressed(preview, "save")), 2);
    assertThat(current().datasets()).hasSize(4);
    assertThat(line().deed().text()).isEqualTo("metrics.dataset-added");
  }

  @Test
  void groupsGetOtherNamesAndMore() {
    var route = "/console/catalogue/dimensions/{id}";
    var form = fields(get("GET " + route, "econ"));
    assertThat(form).containsEntry("groups", "ECD; Low income; Bajos ingresos");
    form.put("groups", "ECD; Low income; Bajos ingresos; Eco. Dis.\r\nOTHER; Others");
    assertThat(post(route, "econ", form).getBody()).contains("“OTHER; Others” is no group");
    form.put("groups", "OTHER; Others; Otras");
    assertThat(post(route, "econ", form).getBody()).contains("These groups would be gone: ECD");
    form.put("groups", "ECD; Low income; Bajos ingresos; Eco. Dis.\r\nOTHER; Others; Otras");

    assertSaved(post(route, "econ", pressed(post(route, "econ", form), "save")), 1);

    var econ = current().measures().dimension("econ").orElseThrow();
    assertThat(econ.group("ECD").orElseThrow().aliases()).containsExactly("Eco. Dis.");
    assertThat(econ.group("OTHER").orElseThrow().title().in(Language.ES)).isEqualTo("Otras");
  }

  @Test
  void placesAreFoundRenamedMovedAndAdded() {
    var list = get("GET /console/catalogue/places", "", "q=Cherokee").getBody();
    assertThat(list).contains("Cherokee Nation, OK").doesNotContain("Booker T. Washington");
    var all = get("GET /console/catalogue/places", "").getBody();
    assertThat(all).contains("225 places", "?q=&amp;from=50");
    assertThat(get("GET /console/catalogue/places", "", "q=&from=200").getBody())
        .contains("225 places")
        .doesNotContain("from=250");

    var route = "/console/catalogue/places/{id}";
    var form = fields(get("GET " + route, "cherokee-nation"));
    form.put("name", "Cherokee Nation WIC");
    form.put("in", "nowhere");
    assertThat(post(route, "cherokee-nation", form).getBody())
        .contains("There is no place with the code nowhere");
    form.put("in", "ok-state-agency");
    assertThat(post(route, "cherokee-nation", form).getBody()).contains("is not wider than");
    form.put("in", "4030240");
    assertSaved(
        post(route, "cherokee-nation", pressed(post(route, "cherokee-nation", form), "save")), 1);
    assertThat(current().measures().siteName("cherokee-nation")).isEqualTo("Cherokee Nation WIC");

    var lines = "d-1; district; ok; A district\r\n\r\ns-1\tsite\td-1\tA school\tSchool A";
    var preview = post(route, "new", Map.of("lines", lines));
    assertThat(preview.getBody()).contains("2 places are added.");
    assertSaved(post(route, "new", pressed(preview, "save")), 2);
    assertThat(current().places())
        .filteredOn(place -> place.in().equals("d-1"))
        .singleElement()
        .satisfies(place -> assertThat(place.aliases()).containsExactly("School A"));
    assertThat(line().after()).containsEntry("added", "2");
    assertThat(post(route, "new", Map.of("lines", "s-1;site;;Again\nno place")).getBody())
        .contains("The code s-1 is taken", "“no place” is no place");
    assertThat(post(route, "new", Map.of()).getStatusCode()).isEqualTo(422);
  }

  @Test
  void allOfItGoesOutAsAFileAndComesInAgain() {
    var file = get("GET /console/catalogue/{file}", "catalogue.json");
    assertThat(file.getBody()).isEqualTo(CatalogueDocument.starter().pretty());
    assertThat(get("GET /console/catalogue/{file}", "catalogue.schema.json").getBody())
        .contains("json-schema.org");
    assertThat(get("GET /console/catalogue/{file}", "other.json").getStatusCode()).isEqualTo(404);

    assertThat(upload(file.getBody()).getBody()).contains("Nothing is changed");
    assertThat(upload("{").getBody()).contains("the file is not JSON, line 1");
    assertThat(upload("").getStatusCode()).isEqualTo(422);
    var preview =
        upload(
            file.getBody()
                .replace("Cherokee Nation, OK", "CN")
                .replace("hs_graduation_4yr", "hs_graduation"));
    assertThat(preview.getBody())
        .contains("Added: 1. Changed: 3. Gone: 1.", "Some of what is there now would be gone")
        .contains("<del>aliases: [\"Cherokee Nation, OK\"]</del>")
        .contains("<ins>aliases: [\"CN\"]</ins>");
    assertThat(store.head()).isEmpty();

    var saved = post("/console/catalogue/import", "", pressed(preview, "save"));

    assertSaved(saved, 1);
    assertThat(current().measures().indicator("hs_graduation")).isPresent();
    assertThat(line().deed().text()).isEqualTo("metrics.catalogue-imported");
  }

  @Test
  void whatOthersAskOfACatalogueIsAskedBeforeItIsKept() {
    rules.add(_ -> List.of("/mappings/0 fills nothing"));
    var form = form("wic_pregnant_women");
    form.put("title_en", "Other");

    var answer = post(WIC, "wic_pregnant_women", form);

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getBody()).contains("/mappings/0 fills nothing");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (var part : List.of("indicators", "datasets", "dimensions", "places")) {
      var route = "/console/catalogue/" + part + "/{id}";
      assertThat(get("GET " + route, "nothing").getStatusCode()).isEqualTo(404);
      assertThat(post(route, "nothing", Map.of()).getStatusCode()).isEqualTo(404);
    }
  }

  @Test
  void aRevisionThatNobodyMadeIsNoneToSaveOn() {
    var form = form("wic_pregnant_women");
    form.put("title_en", "Other");
    form.put("revision", "7");
    form.put("do", "save");

    assertThat(post(WIC, "wic_pregnant_women", form).getStatusCode()).isEqualTo(409);
    assertThat(store.head()).isEmpty();
  }

  private Map<String, String> form(String indicator) {
    return fields(get("GET " + WIC, indicator));
  }

  private static Map<String, String> fields(APIGatewayV2HTTPResponse page) {
    assertThat(page.getStatusCode()).isIn(200, 409);
    var fields = new LinkedHashMap<String, String>();
    var main = page.getBody().substring(page.getBody().indexOf("<main"));
    FIELD
        .matcher(main)
        .results()
        .forEach(
            found -> {
              for (var at = 1; at < found.groupCount(); at += 2) {
                if (found.group(at) != null) {
                  fields.put(found.group(at), plain(found.group(at + 1)));
                }
              }
            });
    return fields;
  }

  private static String plain(String html) {
    return html.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static Map<String, String> pressed(APIGatewayV2HTTPResponse preview, String button) {
    assertThat(preview.getStatusCode()).as(preview.getBody()).isEqualTo(200);
    var fields = fields(preview);
    assertThat(fields).as(preview.getBody()).containsKey("revision");
    fields.put("do", button);
    return fields;
  }

  private APIGatewayV2HTTPResponse get(String route, String id) {
    return get(route, id, "");
  }

  private APIGatewayV2HTTPResponse get(String route, String id, String query) {
    var event = HttpEvents.to(route).query(query);
    var parameter = route.replaceAll(".*[{](\\w+)[}]", "$1");
    return routes.answer(
        (id.isEmpty() ? event : event.parameter(parameter, id)).event(), new TestContext(10_000));
  }

  private APIGatewayV2HTTPResponse post(String route, String id, Map<String, String> form) {
    var event =
        HttpEvents.to("POST " + route)
            .form(
                form.entrySet().stream()
                    .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                    .toArray(String[]::new));
    return routes.answer(
        (id.isEmpty() ? event : event.parameter("id", id)).event(), new TestContext(10_000));
  }

  private APIGatewayV2HTTPResponse upload(String text) {
    var body =
        """
        --b
        Content-Disposition: form-data; name="file"; filename="catalogue.json"
        Content-Type: application/json

        """
                .replace("\n", "\r\n")
            + text
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"pasted\"\r\n\r\n\r\n--b--\r\n";
    return routes.answer(
        HttpEvents.to("POST /console/catalogue/import")
            .body("multipart/form-data; boundary=b", body, true)
            .event(),
        new TestContext(10_000));
  }

  private static void assertSaved(APIGatewayV2HTTPResponse answer, long revision) {
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(303);
    assertThat(requireNonNull(answer.getHeaders().get("location")))
        .isEqualTo("/console/catalogue?saved=" + revision);
  }

  private CatalogueDocument current() {
    return CatalogueEdition.current(store).document();
  }

  private Indicator indicator(String id) {
    return current().measures().indicator(id).orElseThrow();
  }

  private AuditEntry line() {
    return store.audit().all().getLast();
  }
}
