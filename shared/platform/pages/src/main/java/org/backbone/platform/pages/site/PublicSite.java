package org.backbone.platform.pages.site;

import gg.jte.Content;
import java.util.List;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.AssetFiles;
import org.backbone.platform.pages.Kit;
import org.backbone.platform.pages.LanguageChoice;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Nav;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Words;

/// The public site: a home page made of sections, the sections' own pages, the files that pages ask
/// for, the choice of a language, and an answer wherever nothing is.
public final class PublicSite {
  private final String network;
  private final LanguageChoice languageChoice;
  private final HomeSection hero;
  private final List<HomeSection> home;
  private final List<PublicSection> sections;

  /// A site of these parts.
  ///
  /// @param publicUrl where people reach the network, without a slash at the end
  /// @param hero what stands above all on the home page, as wide as the window
  /// @param home the home page's sections, from top to bottom
  /// @param sections what has pages of its own
  public PublicSite(
      String network,
      String publicUrl,
      HomeSection hero,
      List<HomeSection> home,
      List<PublicSection> sections) {
    this.network = network;
    this.languageChoice = new LanguageChoice(publicUrl);
    this.hero = hero;
    this.home = List.copyOf(home);
    this.sections = List.copyOf(sections);
  }

  /// Everything that is answered here.
  public Routes routes() {
    var routes = Routes.none().on("GET /", this::home);
    for (var section : sections) {
      routes = section.addTo(routes);
    }
    return routes
        .on("POST /language", request -> languageChoice.answer(request.form()))
        .on("GET /assets/{file}", AssetFiles::answer)
        .on("$default", this::nowhere)
        .refusing(this::refused);
  }

  private Reply home(Request request) {
    var main =
        Kit.kit.home(
            hero.section(request), home.stream().map(section -> section.section(request)).toList());
    var frame =
        frame(request, "")
            .at(Nav.HOME)
            .in(PageFrame.Width.OPEN)
            .describedAs(network + " " + words(request).say("foot.what"));
    return page(200, frame, main);
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
    return page(404, frame(request, words.say("nowhere.title")), Kit.kit.nowhere(words));
  }

  private Reply refused(Request request, BadRequest bad) {
    var words = words(request);
    if (request.isForApi()) {
      return ProblemReply.of(
          bad.status(),
          words.say("refused.title"),
          bad.problems(),
          problem ->
              words
                  .first(
                      List.of("refused." + problem.code(), "problem." + problem.code()),
                      problem.arguments().toArray())
                  .orElseThrow(() -> new IllegalStateException("no words for " + problem)));
    }
    return page(
        bad.status(),
        PageFrame.of(request.language(), network, "/", words.say("refused.title")),
        Kit.kit.dead(
            words.say("refused.title"), words.say("refused.text"), "/", words.say("refused.link")));
  }

  private static Reply page(int status, PageFrame frame, Content main) {
    return Reply.html(status, Layout.html(frame, main));
  }

  private static Words words(Request request) {
    return Words.of(request.language(), "pages");
  }

  private PageFrame frame(Request request, String title) {
    return PageFrame.of(request.language(), network, request.pathAndQuery(), title);
  }
}
