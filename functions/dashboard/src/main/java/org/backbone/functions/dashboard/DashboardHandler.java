package org.backbone.functions.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.metrics.Story;
import org.backbone.metrics.catalog.MeasureFiles;
import org.backbone.metrics.pages.IndicatorPage;
import org.backbone.metrics.pages.IndicatorsPage;
import org.backbone.metrics.pages.OpenData;
import org.backbone.metrics.pages.PublicMeasures;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.AssetFiles;
import org.backbone.platform.pages.LanguageChoice;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Nav;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;
import org.backbone.platform.table.Table;

/// The public pages and the open data: translates, decides nothing.
public final class DashboardHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String OPEN = "public, max-age=60";

  private final PublicMeasures view;
  private final MeetingStore meetings;
  private final OpenData openData;
  private final LanguageChoice languageChoice;
  private final String network;
  private final ZoneId zone;
  private final Routes routes;

  /// Builds everything from the environment.
  public DashboardHandler() {
    var env = Env.system();
    var table = Table.named(env.require("TABLE_NAME"));
    this(
        new PublicMeasures(
            MeasureFiles.bundled(),
            new DynamoReleaseStore(table),
            new DynamoPartnerStore(table),
            InstantSource.system()),
        new DynamoMeetingStore(table),
        env.require("PUBLIC_URL"),
        env.require("NETWORK_NAME"),
        ZoneId.of(env.require("NETWORK_ZONE")));
  }

  DashboardHandler(
      PublicMeasures view, MeetingStore meetings, String publicUrl, String network, ZoneId zone) {
    this.view = view;
    this.meetings = meetings;
    this.openData = new OpenData(view.measures(), publicUrl);
    this.languageChoice = new LanguageChoice(publicUrl);
    this.network = network;
    this.zone = zone;
    this.routes =
        Routes.none()
            .on("GET /", this::home)
            .on("GET /dashboard", this::indicators)
            .on("GET /dashboard/{indicator}", this::indicator)
            .on("GET /api/v1/indicators", this::list)
            .on("GET /api/v1/indicators/{id}", this::figures)
            .on("POST /language", request -> languageChoice.answer(request.form()))
            .on("GET /assets/{file}", AssetFiles::answer)
            .on("$default", this::nowhere)
            .refusing(this::refused);
  }

  /// Answers a request of the HTTP API.
  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return answer(event);
  }

  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return routes.answer(event);
  }

  private Reply home(Request request) {
    var words = words(request);
    return page(
        200,
        frame(request, "").at(Nav.HOME).in(PageFrame.Width.OPEN),
        new HomePage(words, view, meetings, zone).main());
  }

  private Reply indicators(Request request) {
    var words = words(request);
    return page(
        200,
        frame(request, words.say("indicators.title")).at(Nav.INDICATORS),
        new IndicatorsPage(words, view).main());
  }

  private Reply indicator(Request request) {
    var words = words(request);
    return view.story(request.parameter("indicator"))
        .map(
            story ->
                page(
                    200,
                    frame(request, story.indicator().title().in(words.language()))
                        .at(Nav.INDICATORS),
                    new IndicatorPage(words, view, zone)
                        .main(
                            story,
                            Period.parse(request.query().text("period")),
                            request.query().find("group"))))
        .orElseGet(() -> notFound(request));
  }

  private Reply list(Request request) {
    return open(Reply.json(200, openData.list(view.stories())));
  }

  private Reply figures(Request request) {
    var id = request.parameter("id");
    if (id.endsWith(".csv")) {
      var name = id.substring(0, id.length() - 4);
      return found(request, name, story -> csv(name, openData.csv(story)));
    }
    return found(request, id, story -> Reply.json(200, openData.all(story)));
  }

  private Reply found(Request request, String id, Function<Story, Reply> answer) {
    return view.story(id)
        .map(answer)
        .map(DashboardHandler::open)
        .orElseGet(
            () -> {
              var words = words(request);
              return ProblemReply.of(
                  404,
                  words.say("notfound.indicator"),
                  List.of(Problem.of("", "no_such_indicator")),
                  _ -> words.say("notfound.indicator.text"));
            });
  }

  private static Reply csv(String id, String csv) {
    return Reply.of(200, "text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8))
        .with("content-disposition", "attachment; filename=\"" + id + ".csv\"");
  }

  // Anyone may read the open data, from any page, and may keep it for a minute.
  private static Reply open(Reply reply) {
    return reply.with("cache-control", OPEN).with("access-control-allow-origin", "*");
  }

  private Reply notFound(Request request) {
    var words = words(request);
    return page(
        404,
        frame(request, words.say("notfound.title")),
        message(
            words.say("notfound.title"),
            words.say("notfound.text"),
            "/dashboard",
            words.say("notfound.link")));
  }

  // What no route takes: an address mistyped or cut off, or another method than the path's. It may
  // be a part of a link that came by mail, so nothing of it is logged.
  private Reply nowhere(Request request) {
    var words = words(request);
    if (request.isForApi()) {
      return ProblemReply.of(
          404,
          words.say("nowhere.api"),
          List.of(Problem.of("", "no_such_route")),
          _ -> words.say("nowhere.api.text"));
    }
    return page(
        404,
        frame(request, words.say("nowhere.title")),
        new Markup()
            .open("div", "class", "col")
            .element("h1", words.say("nowhere.title"))
            .element("p", words.say("nowhere.text"), "class", "lede")
            .element("p", words.say("nowhere.mail"))
            .open("p", "class", "acts")
            .add(Parts.linkButton(Nav.HOME.path(), words.say("nowhere.home")))
            .add(Parts.plainLinkButton(Nav.MEETINGS.path(), words.say("nav.meetings")))
            .add(Parts.plainLinkButton(Nav.INDICATORS.path(), words.say("nav.indicators")))
            .add(Parts.plainLinkButton(Nav.JOIN.path(), words.say("nowhere.join")))
            .close()
            .close());
  }

  private Reply refused(Request request, BadRequest bad) {
    var words = words(request);
    if (request.isForApi()) {
      return ProblemReply.of(
          bad.status(),
          words.say("refused.title"),
          bad.problems(),
          problem -> words.say("problem." + problem.code(), problem.arguments().toArray()));
    }
    return page(
        bad.status(),
        PageFrame.of(request.language(), network, "/", words.say("refused.title")),
        message(
            words.say("refused.title"), words.say("refused.text"), "/", words.say("refused.link")));
  }

  private static Content message(String title, String text, String path, String link) {
    return new Markup()
        .open("div", "class", "col")
        .element("h1", title)
        .element("p", text)
        .open("p", "class", "acts")
        .element("a", link, "class", "btn", "href", path)
        .close()
        .close();
  }

  private static Reply page(int status, PageFrame frame, Content main) {
    return Reply.html(status, Layout.html(frame, main));
  }

  private static Words words(Request request) {
    return Words.of(request.language(), "metrics");
  }

  private PageFrame frame(Request request, String title) {
    var query = request.rawQuery();
    return PageFrame.of(
        request.language(),
        network,
        query.isEmpty() ? request.path() : request.path() + "?" + query,
        title);
  }
}
