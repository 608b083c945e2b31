package org.backbone.runner.failures;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.jte.StaticTemplates;
import org.backbone.runner.jte.Templates;
import org.backbone.runner.page.LocalLayout;
import org.backbone.runner.page.LocalSection;

/// `/_local/failures`: what could not be done, and why.
public final class FailurePages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Templates TEMPLATES = new StaticTemplates();

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
    exchange.html(
        200, LocalLayout.html("Failures", LocalSection.FAILURES, TEMPLATES.failures(messages)));
  }
}
