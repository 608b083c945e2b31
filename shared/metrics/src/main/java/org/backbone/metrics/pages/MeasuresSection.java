package org.backbone.metrics.pages;

import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.backbone.metrics.Story;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.Kit;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Nav;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.PublicSection;

/// The public pages of indicators, and the same figures as open data.
public final class MeasuresSection implements PublicSection {
  private static final String OPEN = "public, max-age=60";

  private final PublicMeasures view;
  private final String publicUrl;
  private final String network;
  private final ZoneId zone;

  /// Shows what is public of `view`.
  ///
  /// @param publicUrl where people reach the network, without a slash at the end
  public MeasuresSection(PublicMeasures view, String publicUrl, String network, ZoneId zone) {
    this.view = view;
    this.publicUrl = publicUrl;
    this.network = network;
    this.zone = zone;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /dashboard", this::indicators)
        .on("GET /dashboard/{indicator}", this::indicator)
        .on("GET /api/v1/indicators", this::list)
        .on("GET /api/v1/indicators/{id}", this::figures);
  }

  private Reply indicators(Request request) {
    var words = words(request);
    return page(
        200,
        frame(request, words.say("indicators.title"))
            .at(Nav.INDICATORS)
            .describedAs(words.say("indicators.lede")),
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
                        .at(Nav.INDICATORS)
                        .describedAs(story.indicator().definition().in(words.language())),
                    new IndicatorPage(words, view, zone)
                        .main(
                            story,
                            Period.parse(request.query().text("period")),
                            request.query().find("group"))))
        .orElseGet(() -> notFound(request));
  }

  private Reply list(Request request) {
    return open(Reply.json(200, openData().list(view.stories())));
  }

  private Reply figures(Request request) {
    var id = request.parameter("id");
    if (id.endsWith(".csv")) {
      var name = id.substring(0, id.length() - 4);
      return found(request, name, story -> csv(name, openData().csv(story)));
    }
    return found(request, id, story -> Reply.json(200, openData().all(story)));
  }

  private OpenData openData() {
    return new OpenData(view.measures(), publicUrl);
  }

  private Reply found(Request request, String id, Function<Story, Reply> answer) {
    return view.story(id)
        .map(answer)
        .map(MeasuresSection::open)
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
        Kit.kit.dead(
            words.say("notfound.title"),
            words.say("notfound.text"),
            "/dashboard",
            words.say("notfound.link")));
  }

  private static Reply page(int status, PageFrame frame, Content main) {
    return Reply.html(status, Layout.html(frame, main));
  }

  private static Words words(Request request) {
    return Words.of(request.language(), "metrics");
  }

  private PageFrame frame(Request request, String title) {
    return PageFrame.of(request.language(), network, request.pathAndQuery(), title);
  }
}
