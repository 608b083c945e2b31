package org.backbone.metrics.pages;

import gg.jte.Content;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.HomeSection;

/// From cradle to career, on the home page: how children fare at each stage.
public final class PathSection implements HomeSection {
  private static final Templates TEMPLATES = new StaticTemplates();

  private final PublicMeasures view;

  /// Tells what is public of `view`.
  public PathSection(PublicMeasures view) {
    this.view = view;
  }

  @Override
  public Content section(Request request) {
    var words = Words.of(request.language(), "metrics");
    return TEMPLATES.path(words, new CradleToCareer(words).steps(view.stories()));
  }
}
