package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.List;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Templates;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.HomeSection;

/// From cradle to career, on the home page: how children fare at each stage.
public final class PathSection implements HomeSection {
  private static final Templates TEMPLATES = Templates.beside(PathSection.class);

  private final PublicMeasures view;

  /// Tells what is public of `view`.
  public PathSection(PublicMeasures view) {
    this.view = view;
  }

  /// What `home-path.jte` shows.
  public record Page(Words words, List<Content> steps) {}

  @Override
  public Content section(Request request) {
    var words = Words.of(request.language(), "metrics");
    return TEMPLATES.render(
        "home-path", new Page(words, new CradleToCareer(words).steps(view.stories())));
  }
}
