package org.backbone.runner.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.LambdaInvoker;
import org.backbone.runner.jte.StaticTemplates;
import org.backbone.runner.jte.Templates;
import org.backbone.runner.page.Day;
import org.backbone.runner.page.LocalLayout;
import org.backbone.runner.page.LocalSection;

/// `/_local/log`: what was invoked, why, and once more.
public final class LogPages {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final int SHOWN = 50;
  private static final int LISTED = 200;

  private final Journal journal;
  private final List<String> functions;
  private final LambdaInvoker invoker;

  /// Pages over the journal; what is replayed goes through the invoker.
  ///
  /// @param functions the logical ids to choose from
  public LogPages(Journal journal, List<String> functions, LambdaInvoker invoker) {
    this.journal = journal;
    this.functions = List.copyOf(functions);
    this.invoker = invoker;
  }

  /// Adds the pages.
  public void addTo(LocalPages pages) {
    pages
        .on("GET /_local/log", this::list)
        .on("GET /_local/log/{id}", this::show)
        .on("POST /_local/log/{id}/replay", this::replay);
  }

  private void list(LocalExchange exchange) throws IOException {
    var query = CallQuery.of(exchange::query);
    if (query.level().isEmpty() && !exchange.query("level").orElse("").isEmpty()) {
      exchange.text(400, "level must be info, warn or error");
      return;
    }
    if (exchange.wantsJson()) {
      var json = JSON.createArrayNode();
      journal.newest(query, LISTED).forEach(call -> json.add(call.summary()));
      exchange.json(200, json);
      return;
    }
    var found = journal.newest(query, SHOWN + 1);
    var calls = found.subList(0, Math.min(SHOWN, found.size()));
    var older =
        found.size() > SHOWN
            ? Optional.of(query.olderThan(calls.getLast()))
            : Optional.<String>empty();
    var list = new CallList(query, functions, Day.of(calls, JournalEntry::at), older);
    exchange.html(200, LocalLayout.html("Log", LocalSection.LOG, TEMPLATES.calls(list)));
  }

  private void show(LocalExchange exchange) throws IOException {
    var found = journal.find(exchange.parameter("id"));
    if (found.isEmpty()) {
      exchange.text(404, "no such invocation");
      return;
    }
    var invocation = found.get();
    if (exchange.wantsJson()) {
      exchange.json(200, invocation.json());
      return;
    }
    var view = new CallView(invocation, pretty(invocation.event()), pretty(invocation.result()));
    exchange.html(
        200,
        LocalLayout.html(
            invocation.function() + ", " + invocation.trigger(),
            LocalSection.LOG,
            TEMPLATES.call(view)));
  }

  // The event goes to the function as it was, whatever started it then.
  private void replay(LocalExchange exchange) throws IOException {
    var found = journal.find(exchange.parameter("id"));
    if (found.isEmpty()) {
      exchange.text(404, "no such invocation");
      return;
    }
    var earlier = found.get();
    var result =
        invoker.invoke(earlier.function(), earlier.event(), Cause.of("replay", earlier.id()));
    if (exchange.header("Accept").orElse("").contains("text/html")) {
      exchange.seeOther("/_local/log/" + result.id());
      return;
    }
    var json = JSON.createObjectNode();
    json.put("id", result.id());
    json.put("function", earlier.function());
    json.put("failed", result.failed());
    json.set("result", result.payload());
    exchange.json(200, json);
  }

  private static String pretty(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
