package org.backbone.runner.page;

import gg.jte.Content;
import org.backbone.platform.pages.Contents;
import org.backbone.runner.jte.StaticTemplates;
import org.backbone.runner.jte.Templates;

/// The frame of the stack's own pages. It is not the network's: these pages must look right even
/// when no function runs, and they are for developers, so in English alone.
public final class LocalLayout {
  private static final Templates TEMPLATES = new StaticTemplates();

  private LocalLayout() {}

  /// A whole page.
  ///
  /// @param title plain text
  /// @param main what stands below the title
  public static String html(String title, LocalSection here, Content main) {
    return Contents.html(TEMPLATES.frame(title, here, main));
  }
}
