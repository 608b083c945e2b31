package org.backbone.platform.pages.site;

import java.util.List;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.AssetFiles;
import org.backbone.platform.pages.HousePages;
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
  private final HousePages house;
  private final DeclaredRoutes declared;
  private final HomeSection hero;
  private final List<HomeSection> home;
  private final List<PublicSection> sections;

  /// A site of these parts.
  ///
  /// @param publicUrl where people reach the network, without a slash at the end
  /// @param declared the routes of every function, for whoever asks with another method
  /// @param hero what stands above all on the home page, as wide as the window
  /// @param home the home page's sections, from top to bottom
  /// @param sections what has pages of its own
  public PublicSite(
      String network,
      String publicUrl,
      DeclaredRoutes declared,
      HomeSection hero,
      List<HomeSection> home,
      List<PublicSection> sections) {
    this.network = network;
    this.languageChoice = new LanguageChoice(publicUrl);
    this.house = new HousePages(network);
    this.declared = declared;
    this.hero = hero;
    this.home = List.copyOf(home);
    this.sections = List.copyOf(sections);
  }

  /// These routes and everything that is answered here.
  public Routes addTo(Routes others) {
    var routes = others.on("GET /", this::home);
    for (var section : sections) {
      routes = section.addTo(routes);
    }
    return routes
        .on("POST /language", request -> languageChoice.answer(request.form()))
        .on("GET /assets/{file}", AssetFiles::answer)
        .on("$default", this::nowhere);
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
    return Reply.html(200, Layout.html(frame, main));
  }

  // What no route takes: an address mistyped or cut off, or another method than the path's.
  private Reply nowhere(Request request) {
    var allowed = declared.methodsOf(request.path());
    return allowed.isEmpty() || allowed.contains(request.method())
        ? house.nowhere(request)
        : house.wrongMethod(request, allowed);
  }

  private static Words words(Request request) {
    return Words.of(request.language(), "pages");
  }

  private PageFrame frame(Request request, String title) {
    return PageFrame.of(request.language(), network, request.pathAndQuery(), title);
  }
}
