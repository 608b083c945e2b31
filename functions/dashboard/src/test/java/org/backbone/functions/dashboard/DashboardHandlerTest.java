package org.backbone.functions.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.metrics.Amount;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.Cell;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.pages.OpenData;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.pages.LanguageChoice;
import org.backbone.template.Repository;
import org.backbone.template.Trigger;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class DashboardHandlerTest {
  private static final String FUNCTION = "dashboard";
  private static final Pattern LINK = Pattern.compile("(?:href|action)=\"([^\"]*)\"");
  private static final Pattern H1 = Pattern.compile("<h1[ >]");
  private static final Pattern ROW = Pattern.compile("<th scope=\"row\">([^<]*)</th>");
  private static final Pattern LABEL = Pattern.compile("<text class=\"lab\"[^>]*>([^<]*)</text>");
  private static final Pattern REGION = Pattern.compile("role=\"region\" aria-label=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  private final DashboardHandler network = SampleNetwork.atWork().handler();
  private final DashboardHandler emptyNetwork = SampleNetwork.empty().handler();

  @Test
  void everybodyReadsWhatIsKeptAndForHowLong() {
    var english = answer(network, HttpEvents.to("GET /privacy").event()).getBody();

    assertThat(english)
        .contains("What we keep, and how to have it removed", "mailto:hello@network.example.org")
        .contains("until you or our staff end it, 30 days at most", "until it is sent; 14 days")
        .contains("400 days; if it is refused, 14 days, and the copy that says why, 14 days")
        .contains("90 days, unless it is answered before", "a day at most")
        .contains("as a fingerprint of your address", "35 days after we have removed it");
    assertThat(english).contains("<a href=\"/privacy\">");
  }

  /// A route that is new in the template is known here without being named.
  @Test
  void everyPathOfEveryFunctionTellsAWrongMethodTheRightOnes() {
    var routes =
        Repository.template().functions().stream()
            .flatMap(function -> function.triggers(Trigger.Route.class))
            .filter(route -> !route.path().equals("$default"))
            .toList();
    assertThat(routes).hasSizeGreaterThan(40);
    for (var route : routes) {
      var path = route.path().replaceAll("[{]\\w+[}]", "x-1");
      var allowed =
          routes.stream()
              .filter(other -> path.matches(other.path().replaceAll("[{]\\w+[}]", "[^/]+")))
              .map(Trigger.Route::method)
              .collect(Collectors.toCollection(TreeSet::new));

      var answer = answer(network, HttpEvents.astray("PURGE", path).event());

      assertThat(answer.getStatusCode()).as(path).isEqualTo(405);
      assertThat(answer.getHeaders()).as(path).containsEntry("allow", String.join(", ", allowed));
    }
  }

  @Test
  void aPathThatIsNotThereIsUnknownWhateverTheMethod() {
    for (var path : List.of("/nowhere", "/meetings/a/b", "/dashboard/", "/desk//")) {
      var answer = answer(network, HttpEvents.astray("PURGE", path).event());

      assertThat(answer.getStatusCode()).as(path).isEqualTo(path.equals("/dashboard/") ? 405 : 404);
      assertThat(answer.getHeaders().containsKey("allow")).isEqualTo(path.equals("/dashboard/"));
    }
  }

  @Test
  void headOfAPageIsItsGetWithoutTheBodyAndNowhereTooThereIsNone() {
    var get = answer(network, HttpEvents.to("GET /dashboard").event());
    var head = answer(network, HttpEvents.to("HEAD /dashboard").event());
    var nowhere = answer(network, HttpEvents.astray("HEAD", "/nowhere").event());

    assertThat(head.getStatusCode()).isEqualTo(200);
    assertThat(head.getHeaders()).isEqualTo(get.getHeaders());
    assertThat(head.getBody()).isEmpty();
    assertThat(nowhere.getStatusCode()).isEqualTo(404);
    assertThat(nowhere.getBody()).isEmpty();
  }

  /// Half past eleven in the evening in Tulsa, when it is the next day in UTC already.
  @Test
  void tomorrowsSessionIsTomorrowsUntilTheNetworksMidnight() {
    var home = HttpEvents.to("GET /").event();
    var late = SampleNetwork.atWork().handler(Instant.parse("2020-05-05T04:30:00Z"));
    var early = SampleNetwork.atWork().handler(Instant.parse("2020-05-05T05:30:00Z"));

    assertThat(answer(late, home).getBody()).contains("Tomorrow, May 5");
    assertThat(answer(early, home).getBody()).contains("Today, May 5");
  }

  @Test
  void whatStaffChangeInTheCatalogueShowsAtTheNextRequest() {
    var changed = SampleNetwork.atWork();
    var reader = changed.handler();
    var page = HttpEvents.to("GET /dashboard").event();
    assertThat(answer(reader, page).getBody()).contains("Pregnant women in WIC");
    var reads = changed.catalogue().reads();
    var text =
        CatalogueDocument.starter().text().replace("Pregnant women in WIC", "Women expecting");
    var head = new CatalogueHead(1, SampleNetwork.NOW, Actor.staff("5f1c", "Analyst"));
    assertThat(changed.catalogue().keep(head, text, List.of())).isTrue();

    assertThat(answer(reader, page).getBody())
        .contains("Women expecting")
        .doesNotContain("Pregnant women in WIC");
    assertThat(changed.catalogue().reads()).as("which one, and it").isEqualTo(reads + 2);
    assertThat(answer(reader, page).getBody()).contains("Women expecting");
    assertThat(changed.catalogue().reads()).as("which one").isEqualTo(reads + 3);
  }

  @Test
  void everySampleEventIsAnsweredAsItsNameSays() {
    var expected =
        Map.ofEntries(
            Map.entry("home.json", 200),
            Map.entry("home-es.json", 200),
            Map.entry("indicators.json", 200),
            Map.entry("indicator.json", 200),
            Map.entry("indicator-earlier-period.json", 200),
            Map.entry("indicator-by-group.json", 200),
            Map.entry("indicator-unknown.json", 404),
            Map.entry("figures.json", 200),
            Map.entry("figures-of-one.json", 200),
            Map.entry("figures-as-csv.json", 200),
            Map.entry("figures-unknown.json", 404),
            Map.entry("language.json", 303),
            Map.entry("asset.json", 200),
            Map.entry("broken-query.json", 400),
            Map.entry("nowhere.json", 404),
            Map.entry("nowhere-es.json", 404),
            Map.entry("nowhere-api.json", 404),
            Map.entry("wrong-method-api.json", 405));

    assertThat(HttpEvents.names(FUNCTION)).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (name, status) ->
            assertThat(sample(network, name).getStatusCode()).as(name).isEqualTo(status));
  }

  @Test
  void theHomePageTellsTheNetworksStory() {
    var html = sample(network, "home.json").getBody();

    assertThat(html)
        .contains("<h1>Five partners. One direction for every child.</h1>")
        .contains("3 nonprofits and clinics", "1 public agency", "1 school district")
        .contains("Tomorrow, May 5", "10:00 to 11:00, Central", "Tuesday, May 12")
        .contains("href=\"/meetings/food-family-resources\"")
        .contains("pregnant women, September 2015. Area: Oklahoma.")
        .contains("83% to 86%")
        .contains("No shared figure yet.")
        .contains("Eastside Food Pantry");
  }

  @Test
  void theHomePageSpeaksSpanishToThoseWhoAskForIt() {
    assertThat(sample(network, "home-es.json").getBody())
        .contains("<html lang=\"es\">")
        .contains("Cinco organizaciones socias. Un solo rumbo para cada niña y niño.")
        .contains("Mañana, 5 de mayo", "de 10:00 a 11:00, hora del Centro")
        .contains("mujeres embarazadas, septiembre de 2015.")
        .doesNotContain("No shared", "Tomorrow");
  }

  @Test
  void aNetworkWhereNothingHappenedYetSaysWhatWillStandHere() {
    for (var event :
        List.of(
            HttpEvents.to("GET /"),
            HttpEvents.to("GET /dashboard"),
            HttpEvents.to("GET /dashboard/{indicator}")
                .parameter("indicator", "chronic_absence"))) {
      var reply = answer(emptyNetwork, event.event());

      assertThat(reply.getStatusCode()).isEqualTo(200);
      assertThat(reply.getBody()).containsAnyOf("class=\"empty\"", "no figure yet");
    }
  }

  @Test
  void anIndicatorShowsItsCurveItsPlacesAndItsGoal() {
    assertThat(sample(network, "indicator.json").getBody())
        .contains("<h1>Pregnant women in WIC</h1>")
        .contains("class=\"wide\"", "class=\"narrow\"", "class=\"tgm\"")
        .contains("Goal 13,270")
        .contains("Higher is better. The monthly average fell from")
        .contains("wrong way")
        .contains("All 36 periods as a table")
        .contains("<th scope=\"row\">Cherokee Nation</th>")
        .contains("/api/v1/indicators/wic_pregnant_women.csv");
  }

  @Test
  void anEarlierPeriodIsShownAsOne() {
    assertThat(sample(network, "indicator-earlier-period.json").getBody())
        .contains("pregnant women, October 2014.")
        .contains("earlier figure")
        .contains("By place, October 2014");
  }

  @Test
  void whatIsHiddenIsMarkedWithItsReasonAndNeverDrawnAsAFigure() {
    var html = sample(network, "indicator-by-group.json").getBody();

    assertThat(html)
        .contains("<td class=\"hid r\"><b>hidden</b></td>")
        .contains("fewer than 10 people, or it would give such a group away")
        .contains("fill=\"url(#groupswh)\"")
        .contains("31% to 66%")
        .contains("<td class=\"r\">nobody</td>");
  }

  @Test
  void onePeriodIsShownAsWhatItIsAndNeverAsAnEmptyBox() {
    var html = sample(network, "indicator-by-group.json").getBody();

    assertThat(html)
        .contains("one period only", "There is one period so far: a curve begins with the next.")
        .doesNotContain("class=\"empty\"");
    var first = html.split("<figure class=\"chart\">", 2)[1];
    assertThat(first.split("</figure>", 2)[0]).contains("class=\"bar\"", "31% to 66%");
  }

  @Test
  void oneShareAloneIsDrawnAsItIs() {
    var figures = SampleNetwork.empty();
    figures.publish(
        "hs_graduation_4yr",
        "SY2014-15",
        List.of(SampleNetwork.cell("all", "all", "all", Amount.range(604, 624), Amount.exact(730))),
        "creek-valley-public-schools");

    assertThat(indicator(figures, "hs_graduation_4yr"))
        .contains("<section id=\"everyone\"><h2>Everyone, school year 2014–\u206015</h2>")
        .contains("<figcaption>Everyone: 82% to 86%</figcaption>", "class=\"bar\"");
  }

  @Test
  void placesOfWhichOneIsFarLargerAreDrawnApartWithWords() {
    var cells = new ArrayList<Cell>();
    cells.add(SampleNetwork.cell("all", "all", "all", Amount.exact(12748), Amount.ZERO));
    for (var place : List.of(10161L, 811L, 640L, 520L, 390L)) {
      cells.add(
          SampleNetwork.cell("place-" + place, "all", "all", Amount.exact(place), Amount.ZERO));
    }
    var figures = SampleNetwork.empty();
    figures.publish("wic_pregnant_women", "2015-09", cells, "eastside-food-pantry");

    assertThat(indicator(figures, "wic_pregnant_women"))
        .contains(">far off</text>", "What lies behind the dashed line is three times the others");
    assertThat(sample(network, "indicator-by-group.json").getBody()).doesNotContain("far off");
  }

  private static String indicator(SampleNetwork figures, String id) {
    var event = HttpEvents.to("GET /dashboard/{indicator}").parameter("indicator", id).event();
    return answer(figures.handler(), event).getBody();
  }

  @Test
  void aGroupIsShownPlaceByPlaceTheOneAskedForOrTheOneOfWhichMostIsPublic() {
    var most = sample(network, "indicator-by-group.json").getBody();
    var asked =
        answer(
                network,
                HttpEvents.to("GET /dashboard/{indicator}")
                    .parameter("indicator", "hs_graduation_4yr")
                    .query("group=race.WHITE")
                    .event())
            .getBody();

    assertThat(most)
        .contains("<h2>Black, place by place, school year 2014–\u206015</h2>")
        .contains("?period=SY2014-15&amp;group=race.WHITE#onegroup");
    assertThat(asked).contains("<h2>White, place by place, school year 2014–\u206015</h2>");
    assertThat(asked.split("<section id=\"onegroup\">", 2)[1].split("</section>", 2)[0])
        .as("what was asked for is not folded away")
        .contains("No share can be told here", "<table>")
        .doesNotContain("<details>");
  }

  @Test
  void whereNoShareCanBeToldACountIsAndNoPlotOfHatchingAlone() {
    var figures = SampleNetwork.empty();
    figures.publish(
        "chronic_absence",
        "SY2018-19",
        List.of(
            SampleNetwork.cell(
                "all", "all", "all", new Amount(51657, Amount.UNKNOWN, 7), hiddenBase(480724)),
            SampleNetwork.cell(
                "all", "race", "BLACK", new Amount(900, Amount.UNKNOWN, 4), hiddenBase(9000))),
        "eastside-food-pantry");

    var html =
        answer(
                figures.handler(),
                HttpEvents.to("GET /dashboard/{indicator}")
                    .parameter("indicator", "chronic_absence")
                    .event())
            .getBody();

    assertThat(html)
        .contains("<span class=\"num-xl\">at least 51,657</span>of at least 480,724 students")
        .contains("No share can be told here")
        .as("no section for a sentence")
        .contains("<div id=\"groups\"><details>")
        .doesNotContain("<section id=\"groups\">")
        .doesNotContain("<svg class=\"wide\"");
  }

  @Test
  void aFigureInWhichPeopleMayBeTwiceSaysSoWhereverItStands() {
    var figures = SampleNetwork.empty();
    figures.publish(
        "wic_pregnant_women",
        "2015-09",
        List.of(SampleNetwork.cell("all", "all", "all", Amount.exact(25496), Amount.ZERO)),
        Set.of("OSAGE"),
        "eastside-food-pantry",
        "riverside-health-clinic");

    var page =
        HttpEvents.to("GET /dashboard/{indicator}").parameter("indicator", "wic_pregnant_women");

    for (var event : List.of(HttpEvents.to("GET /"), HttpEvents.to("GET /dashboard"), page)) {
      assertThat(answer(figures.handler(), event.event()).getBody()).contains("may count twice");
    }
    assertThat(answer(figures.handler(), page.event()).getBody())
        .contains("1 place is in the files of more than one partner");
  }

  @Test
  void theLargestPlacesStandByTheirPublicFigureAndTheHiddenOnesLastByName() {
    var cells = new ArrayList<Cell>();
    cells.add(
        SampleNetwork.cell("all", "all", "all", Amount.range(6000, 10500), Amount.exact(10500)));
    for (long i = 1; i <= 14; i++) {
      // The larger a place, the lower its share; the two largest and one small one are hidden.
      var isHidden = i == 4 || i >= 13;
      cells.add(
          SampleNetwork.cell(
              i == 13 ? "Zeta" : i == 14 ? "Alpha" : i == 4 ? "Mu" : "place-%02d".formatted(i),
              "all",
              "all",
              isHidden ? Amount.hiddenPart() : Amount.exact(i * (90 - 5 * i)),
              Amount.exact(100 * i)));
    }
    cells.add(SampleNetwork.cell("Nobody", "all", "all", Amount.ZERO, Amount.ZERO));
    var figures = SampleNetwork.empty();
    figures.publish("hs_graduation_4yr", "SY2014-15", cells, "creek-valley-public-schools");

    var section =
        answer(
                figures.handler(),
                HttpEvents.to("GET /dashboard/{indicator}")
                    .parameter("indicator", "hs_graduation_4yr")
                    .event())
            .getBody()
            .split("<section id=\"places\">", 2)[1];

    var known = IntStream.rangeClosed(1, 12).filter(i -> i != 4).mapToObj("place-%02d"::formatted);
    var inTable = Stream.concat(known, Stream.of("Alpha", "Mu", "Zeta", "Nobody")).toList();
    assertThat(all(ROW, section)).isEqualTo(inTable);
    var drawn = inTable.stream().filter(name -> !name.matches("place-0[12]|Nobody")).toList();
    assertThat(all(LABEL, section.split("class=\"narrow\"", 2)[0])).isEqualTo(drawn);
    assertThat(section).contains("The 12 largest of 15");
  }

  private static List<String> all(Pattern pattern, String html) {
    return pattern.matcher(html).results().map(match -> match.group(1)).toList();
  }

  private static Amount hiddenBase(long low) {
    return new Amount(low, Amount.UNKNOWN, 7);
  }

  @Test
  void partnersThatAreMissingAreNamed() {
    var html =
        answer(
                network,
                HttpEvents.to("GET /dashboard/{indicator}")
                    .parameter("indicator", "chronic_absence")
                    .event())
            .getBody();

    assertThat(html)
        .contains("The period before held figures of Eastside Food Pantry; this one does not yet.")
        .contains("Lower is better.");
  }

  @Test
  void whoLostTheirWayIsToldHowItMayHaveHappenedAndShownTheDoors() {
    var reply = sample(network, "nowhere.json");

    assertThat(reply.getHeaders()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(reply.getBody())
        .contains("<h1>We do not know this page</h1>", "<html lang=\"en\">")
        .contains("some mail programs break a long link in two")
        .contains("href=\"/\"", "href=\"/meetings\"", "href=\"/dashboard\"")
        .contains("href=\"/partners/join\"");
    assertThat(sample(network, "nowhere-es.json").getBody())
        .contains("<h1>No conocemos esta página</h1>", "<html lang=\"es\">")
        .contains("parten en dos un enlace largo");
  }

  @Test
  void aHeadRequestAstrayIsAnsweredAsAGetIs() {
    var get = answer(network, HttpEvents.astray("GET", "/nowhere").event());
    var head = answer(network, HttpEvents.astray("HEAD", "/nowhere").event());

    assertThat(head.getStatusCode()).isEqualTo(404);
    assertThat(head.getHeaders()).isEqualTo(get.getHeaders());
  }

  @Test
  void theApiSaysInTheAskedLanguageThatAPathIsNotThereOrTakesOtherMethods() {
    var spanish = sample(network, "nowhere-api.json");
    assertThat(Json.tree(spanish.getBody()).path("title").asText())
        .isEqualTo("En esta dirección no hay nada");

    for (var path : List.of("/api", "/api/", "/api/v2/partners")) {
      var reply = answer(network, HttpEvents.astray("PATCH", path).event());

      assertThat(reply.getStatusCode()).as(path).isEqualTo(404);
      assertThat(reply.getHeaders()).containsEntry("content-type", "application/problem+json");
      var problem = Json.tree(reply.getBody());
      assertThat(problem.path("status").asInt()).isEqualTo(404);
      assertThat(problem.path("title").asText()).isEqualTo("There is nothing at this address");
      assertThat(problem.path("detail").asText()).contains("No such path exists");
    }
    var other = Json.tree(sample(network, "wrong-method-api.json").getBody());
    assertThat(other.path("detail").asText()).contains("admite otros métodos");
    assertThat(answer(network, HttpEvents.astray("GET", "/apiary").event()).getHeaders())
        .containsEntry("content-type", "text/html; charset=utf-8");
  }

  @Test
  void anUnknownPathIsUnknownWhateverItsQuery() {
    var cut = HttpEvents.astray("GET", "/nowhere").query("lang=es&to=%E").cookie("lang", "es");

    var reply = answer(network, cut.event());

    assertThat(reply.getStatusCode()).isEqualTo(404);
    assertThat(reply.getBody()).contains("No conocemos esta página");
  }

  @Test
  void anUnknownPathIsNotLoggedForItMayBeAPartOfAToken() {
    var out = System.out;
    var log = new ByteArrayOutputStream();
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      answer(network, HttpEvents.astray("GET", "/rsvp/kT0kenKutInTwo/").event());
      answer(network, HttpEvents.astray("GET", "/api/kT0kenKutInTwo").event());
    } finally {
      System.setOut(out);
    }

    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("kT0ken");
  }

  @Test
  void aQueryThatCannotBeReadIsAProblemOnTheApiAndAPageElsewhere() {
    for (var query : List.of("lang=%ZZ", "&".repeat(500))) {
      for (var path : List.of("GET /api/v1/indicators", "GET /api/v1/indicators/{id}")) {
        var event = HttpEvents.to(path).parameter("id", "x").query(query);
        var reply = answer(network, event.header("accept-language", "es").event());

        assertThat(reply.getStatusCode()).isEqualTo(400);
        assertThat(reply.getHeaders()).containsEntry("content-type", "application/problem+json");
        assertThat(Json.tree(reply.getBody()).path("title").asText())
            .isEqualTo("No pudimos leer esta solicitud");
        assertThat(Json.tree(reply.getBody()).at("/errors/0/detail").asText())
            .containsAnyOf("La consulta no está codificada", "como máximo")
            .doesNotContain("{");
      }
      var page = HttpEvents.to("GET /dashboard").query(query).cookie("lang", "es").event();
      assertThat(answer(network, page).getBody()).contains("<html lang=\"es\">");
    }
  }

  @Test
  void everyPageHasOneHeadingOneMainAndIdsOfItsOwn() {
    for (var name : HttpEvents.names(FUNCTION)) {
      var reply = sample(network, name);
      if (!reply.getHeaders().getOrDefault("content-type", "").startsWith("text/html")) {
        continue;
      }
      var html = reply.getBody();
      assertThat(H1.matcher(html).results().count()).as(name).isEqualTo(1);
      assertThat(html.split("<main", -1)).as(name).hasSize(2);
      var ids = ID.matcher(html).results().map(match -> match.group(1)).toList();
      assertThat(Set.copyOf(ids)).as(name).hasSameSizeAs(ids);
      assertThat(all(REGION, html)).as(name).doesNotHaveDuplicates();
      assertThat(html).as(name).doesNotContain("<script", "<style", " style=\"", "null");
      assertThat(reply.getHeaders()).containsKey("content-security-policy");
    }
  }

  @Test
  void noPageLinksToNowhere() {
    for (var name : List.of("home.json", "indicators.json", "indicator.json")) {
      LINK.matcher(sample(network, name).getBody())
          .results()
          .map(match -> match.group(1))
          .forEach(link -> assertThat(link).as(name).matches("(/|#\\p{Alpha}|data:).*"));
    }
  }

  @Test
  void theFiguresAreOpenDataWithTheSameGaps() {
    var list = Json.tree(sample(network, "figures.json").getBody());
    var one = Json.tree(sample(network, "figures-of-one.json").getBody());

    assertThat(list.at("/indicators/0/id").asText()).isEqualTo("wic_pregnant_women");
    assertThat(list.at("/indicators/0/area/en").asText()).isEqualTo("Oklahoma");
    assertThat(list.at("/indicators/0/latest/period").asText()).isEqualTo("2015-09");
    assertThat(list.at("/indicators/0/latest/count/value").isIntegralNumber()).isTrue();
    assertThat(list.at("/indicators/0/title/es").asText()).isEqualTo("Mujeres embarazadas en WIC");
    assertThat(list.at("/indicators/2/latest/count/low").asLong()).isEqualTo(604);
    assertThat(list.at("/indicators/2/latest/percent/high").asLong()).isEqualTo(86);
    assertThat(one.at("/tables/0/period").asText()).isEqualTo("SY2014-15");
    assertThat(one.at("/tables/0/minN").asInt()).isEqualTo(10);
    var hidden =
        one.at("/tables/0/cells")
            .valueStream()
            .filter(cell -> cell.at("/group").asText().equals("MULTI"))
            .findFirst()
            .orElseThrow();
    assertThat(hidden.at("/count/hidden").asBoolean()).isTrue();
    assertThat(hidden.at("/percent/hidden").asBoolean()).isTrue();
    assertThat(hidden.at("/count/value").isMissingNode()).isTrue();
  }

  @Test
  void theCsvHasARowPerCellAndNoFormula() {
    var reply = sample(network, "figures-as-csv.json");

    assertThat(reply.getHeaders())
        .containsEntry("content-type", "text/csv; charset=utf-8")
        .containsEntry("access-control-allow-origin", "*")
        .containsEntry("content-disposition", "attachment; filename=\"hs_graduation_4yr.csv\"");
    assertThat(reply.getBody().split("\r\n"))
        .hasSize(19)
        .anyMatch(row -> row.contains(",403024001608,Edison,all,all,239,241,273,273,88,88,false,,"))
        .anyMatch(row -> row.contains(",race,MULTI,,,,,,,true,protected,"));
    assertThat(OpenData.safe("=1+1")).isEqualTo("'=1+1");
    assertThat(OpenData.safe("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
    assertThat(OpenData.safe("-5")).isEqualTo("'-5");
  }

  @Test
  void theLanguageIsKeptAndLeadsBackWithoutOverrulingItself() {
    var reply = sample(network, "language.json");

    assertThat(reply.getHeaders()).containsEntry("location", "/dashboard?period=2014-10");
    assertThat(reply.getCookies())
        .singleElement()
        .asString()
        .startsWith("lang=es; Path=/;")
        .contains("SameSite=Lax", "Secure");
  }

  @Test
  void theLanguageButtonLeadsNowhereElse() {
    for (var away :
        List.of(
            "//evil.example.org",
            "https://evil.example.org/",
            "/\\evil.example.org",
            "/%5cevil\r\nset-cookie: x=1",
            "javascript:alert(1)",
            "",
            "/a b",
            "/" + "x".repeat(2000))) {
      assertThat(LanguageChoice.back(away)).as(away).isEqualTo("/");
    }
    assertThat(LanguageChoice.back("/rsvp/abc?lang=es&x=1")).isEqualTo("/rsvp/abc?x=1");
    var odd = HttpEvents.to("POST /language").form("lang", "xx", "back", "/dashboard").event();
    assertThat(answer(network, odd).getCookies()).isEmpty();
  }

  @Test
  void aStyleSheetIsKeptForAYearUnderItsOwnAddressAndAskedForAgainUnderItsPlainOne() {
    var plain = sample(network, "asset.json");
    var tag = plain.getHeaders().getOrDefault("etag", "");
    var known =
        answer(
            network,
            HttpEvents.to("GET /assets/{file}")
                .parameter("file", "backbone.css")
                .header("if-none-match", tag)
                .query("v=" + tag.substring(1, 13))
                .event());

    assertThat(plain.getHeaders()).containsEntry("cache-control", "public, max-age=300");
    assertThat(plain.getBody()).contains("--river");
    assertThat(known.getStatusCode()).isEqualTo(304);
    assertThat(known.getBody()).isEmpty();
    assertThat(known.getHeaders().getOrDefault("cache-control", "")).contains("immutable");
    var missing =
        HttpEvents.to("GET /assets/{file}").parameter("file", "../words/x.properties").event();
    assertThat(answer(network, missing).getStatusCode()).isEqualTo(404);
  }

  @Test
  void nothingThatAStrangerSendsBreaksAPage() {
    long seed = 20200504;
    var random = new Random(seed);
    var routes =
        List.of(
            "GET /",
            "GET /dashboard",
            "GET /dashboard/{indicator}",
            "GET /api/v1/indicators",
            "GET /api/v1/indicators/{id}",
            "GET /assets/{file}",
            "POST /language",
            "$default");
    for (int i = 0; i < 500; i++) {
      var route = routes.get(random.nextInt(routes.size()));
      var astray = route.equals("$default");
      var event =
          (astray ? HttpEvents.astray(odd(random), odd(random)) : HttpEvents.to(route))
              .parameter("indicator", odd(random))
              .parameter("id", odd(random))
              .parameter("file", odd(random))
              .query(odd(random))
              .header("accept", odd(random))
              .header("accept-language", odd(random))
              .header("if-none-match", odd(random))
              .cookie("lang", odd(random));
      if (astray || route.startsWith("POST")) {
        event.body("application/x-www-form-urlencoded", odd(random), random.nextBoolean());
      }
      assertThat(answer(network, event.event()).getStatusCode())
          .as("seed " + seed + ", try " + i + ", " + route)
          .isLessThan(500);
    }
  }

  private static String odd(Random random) {
    var pieces =
        List.of(
            "period=",
            "2014-10",
            "lang=es",
            "%",
            "%00",
            "é",
            "<script>",
            "'",
            "\"",
            "../",
            "&",
            "=",
            "wic_pregnant_women",
            ".csv",
            "\u0000",
            ";q=0.5",
            ",",
            "*/*",
            "back=/",
            "SY2014-15");
    var text = new StringBuilder();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static APIGatewayV2HTTPResponse sample(DashboardHandler handler, String name) {
    return answer(handler, HttpEvents.sample(FUNCTION, name));
  }

  private static APIGatewayV2HTTPResponse answer(
      DashboardHandler handler, APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(event, new TestContext(10_000));
  }
}
