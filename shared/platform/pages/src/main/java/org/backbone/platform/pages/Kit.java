package org.backbone.platform.pages;

import org.backbone.platform.pages.jte.StaticTemplates;
import org.backbone.platform.pages.jte.Templates;

/// The tags of the kit, for the templates of every capability: what a page is made of, with its
/// accessibility written once, in `src/main/jte` beside this module.
///
/// A template says `@import static org.backbone.platform.pages.Kit.kit` and then
/// `${kit.notice(Kind.OK, title, @`<p>…</p>`)}`. jte calls no template of another module; a method
/// for each, made from the template's parameters at build time, is what another module can call.
public final class Kit {
  /// The tags.
  public static final Templates kit = new StaticTemplates();

  private Kit() {}
}
