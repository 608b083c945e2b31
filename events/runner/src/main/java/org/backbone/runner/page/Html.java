package org.backbone.runner.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The frame of the stack's own pages, and escaping for what stands in them.
public final class Html {
  private Html() {}

  /// A whole page.
  ///
  /// @param title plain text
  /// @param main the page's content, escaped already
  public static String page(String title, String main) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s: local stack</title>
        <link rel="stylesheet" href="/_local/assets/pico.min.css">
        <link rel="stylesheet" href="/_local/assets/backbone.css">
        </head>
        <body>
        <a class="vh skip" href="#main">Skip to the content</a>
        <header class="mast"><div class="wrap">
        <a class="brand" href="/_local"><span>Local stack</span></a>
        <nav aria-label="Main"><ul class="navlist"><li><a href="/">The network</a></li>\
        <li><a href="/_local">What runs</a></li><li><a href="/_local/mail">Mail</a></li>\
        <li><a href="/_local/log">Log</a></li></ul></nav>
        </div></header>
        <div class="strands"></div>
        <main id="main" class="wrap dense">
        <h1>%1$s</h1>
        %2$s
        </main>
        </body>
        </html>
        """
        .formatted(text(title), main);
  }

  /// Text for HTML, in attributes too.
  public static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// A moment in UTC, to the second, as an element that knows it.
  public static String time(Instant at) {
    var second = at.truncatedTo(ChronoUnit.SECONDS).toString();
    return "<time datetime=\"%s\">%s</time>"
        .formatted(second, second.replace('T', ' ').replace("Z", ""));
  }

  /// Text for a query's value.
  public static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
