package org.backbone.runner.failures;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.page.Html;

/// `/_local/failures`: what could not be done, and why.
public final class FailurePages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileFailureQueue queue;

  /// Pages over the queues.
  public FailurePages(FileFailureQueue queue) {
    this.queue = queue;
  }

  /// Adds the page.
  public void addTo(LocalPages pages) {
    pages.on("GET /_local/failures", this::list);
  }

  private void list(LocalExchange exchange) throws IOException {
    var messages = queue.messages();
    if (exchange.wantsJson()) {
      var json = JSON.createArrayNode();
      for (var message : messages) {
        json.addObject()
            .put("id", message.id())
            .put("queue", message.queue())
            .put("at", message.at().toString())
            .set("message", message.message());
      }
      exchange.json(200, json);
      return;
    }
    var list = new StringBuilder();
    for (var message : messages) {
      list.append(
          "<h2>%s, %s</h2><pre tabindex=\"0\">%s</pre>"
              .formatted(
                  Html.text(message.queue()),
                  Html.text(message.at().toString()),
                  Html.text(message.message().toPrettyString())));
    }
    exchange.html(
        200,
        Html.page(
            "Failures",
            messages.isEmpty()
                ? "<div class=\"empty\"><h2>Nothing failed for good</h2><p>What no retry can do"
                    + " will wait here, with its reason.</p></div>"
                : list.toString()));
  }
}
