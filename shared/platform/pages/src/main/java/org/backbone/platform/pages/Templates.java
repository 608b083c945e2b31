package org.backbone.platform.pages;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// The templates of one module, compiled at build time into the package `<module>.jte`.
public final class Templates {
  private final TemplateEngine engine;

  private Templates(TemplateEngine engine) {
    this.engine = engine;
  }

  /// The templates that lie beside a class: in its package, under `jte`.
  public static Templates beside(Class<?> anchor) {
    return new Templates(
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, anchor.getClassLoader(), anchor.getPackageName() + ".jte"));
  }

  /// A template's output for a model; the name is the file's, without `.jte`.
  public Content render(String name, Object model) {
    var output = new StringOutput();
    engine.render(name + ".jte", model, output);
    return Contents.trusted(output.toString());
  }

  /// A template's output for its parameters by name; they must be of types that are public.
  public Content render(String name, Map<String, Object> parameters) {
    var output = new StringOutput();
    engine.render(name + ".jte", parameters, output);
    return Contents.trusted(output.toString());
  }
}
