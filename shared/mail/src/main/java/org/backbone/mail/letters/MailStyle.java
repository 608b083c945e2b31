package org.backbone.mail.letters;

/// What a mail cannot say in attributes: phones, the dark, and Outlook's fixed width.
public final class MailStyle {
  /// The sheet for the head.
  public static final String SHEET =
      """
      <style>
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      @media (max-width: 620px) { .pad { padding-left: 20px !important; padding-right: 20px !important; } .btn a { display: block !important; } }
      @media (prefers-color-scheme: dark) {
        body, .page { background: #10191d !important; } .card { background: #18252a !important; }
        .ink, .ink a { color: #e7eded !important; } .soft, .soft a { color: #aebdc2 !important; } .link { color: #86cdd9 !important; }
        .rule { border-color: #304047 !important; } .bad { color: #f7a89f !important; }
      }
      </style>\
      """;

  /// Outlook on Windows knows no max-width: a table around ours.
  public static final String OUTLOOK_OPEN =
      "<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\""
          + " border=\"0\"><tr><td><![endif]-->";

  /// The end of that table.
  public static final String OUTLOOK_CLOSE = "<!--[if mso]></td></tr></table><![endif]-->";

  private MailStyle() {}
}
