package org.backbone.mail.letters;

import gg.jte.Content;
import org.backbone.platform.pages.Contents;

/// A table around a mail's own, for Outlook on Windows, which knows no max-width. It stands in
/// comments that Outlook alone reads; templates leave comments out, so this one is written here.
public final class OutlookFrame {
  /// The table's begin.
  public static final Content OPEN =
      Contents.trusted(
          "<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\""
              + " cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->");

  /// The table's end.
  public static final Content CLOSE =
      Contents.trusted("<!--[if mso]></td></tr></table><![endif]-->");

  private OutlookFrame() {}
}
