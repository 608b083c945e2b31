package org.backbone.runner.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.function.Predicate;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.LambdaInvoker;
import org.backbone.runner.page.Html;

/// `/_local/log`: what was invoked, why, and once more.
public final class LogPages {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int SHOWN = 200;

  private final Journal journal;
  private final LambdaInvoker invoker;

  /// Pages over the journal; what is replayed goes through the invoker.
  public LogPages(Journal journal, LambdaInvoker invoker) {
    this.journal = journal;
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
    Predicate<JournalEntry> wanted =
        invocation ->
            exchange.query("function").map(invocation.function()::equals).orElse(true)
                && exchange
                    .query("failed")
                    .map(f -> f.equals("" + invocation.failed()))
                    .orElse(true);
    var invocations = journal.newest(SHOWN).stream().filter(wanted).toList();
    if (exchange.wantsJson()) {
      var json = JSON.createArrayNode();
      invocations.forEach(invocation -> json.add(invocation.summary()));
      exchange.json(200, json);
      return;
    }
    var rows = new StringBuilder();
    for (var invocation : invocations) {
      rows.append(
          """
          <tr><td><a href="/_local/log/%s">%s</a></td><td>%s</td><td>%s</td><td>%s</td>\
          <td class="r" data-l="ms">%d</td></tr>
          """
              .formatted(
                  invocation.id(),
                  Html.time(invocation.at()),
                  Html.text(invocation.function()),
                  Html.text(invocation.trigger()),
                  outcome(invocation),
                  invocation.millis()));
    }
    var table =
        """
        <p>The newest %d invocations; each is a file in the data folder's <code>log</code>.
        <a href="?failed=true">Failed only</a></p>
        <div class="scroll stack" tabindex="0" role="region" aria-label="Invocations"><table>
        <thead><tr><th>When (UTC)</th><th>Function</th><th>Trigger</th><th>Outcome</th>\
        <th class="r">ms</th></tr></thead><tbody>%s</tbody></table></div>
        """
            .formatted(invocations.size(), rows);
    exchange.html(
        200,
        Html.page(
            "Log",
            invocations.isEmpty()
                ? "<div class=\"empty\"><h2>Nothing invoked yet</h2><p>Open a page of <a"
                    + " href=\"/\">the network</a>; its call will stand here.</p></div>"
                : table));
  }

  private static String outcome(JournalEntry invocation) {
    if (invocation.failed()) {
      return "<span class=\"tag bad\">"
          + Html.text(invocation.result().path("errorType").asText("failed"))
          + "</span>";
    }
    int status = invocation.result().path("statusCode").asInt(0);
    return "<span class=\"tag ok\">" + (status == 0 ? "done" : "" + status) + "</span>";
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
    var cause =
        invocation
            .cause()
            .map(
                id ->
                    "<div><dt>Caused by</dt><dd><a href=\"/_local/log/%1$s\">%1$s</a></dd></div>"
                        .formatted(Html.text(id)))
            .orElse("");
    exchange.html(
        200,
        Html.page(
            invocation.function() + ", " + invocation.trigger(),
            """
            <dl class="facts"><div><dt>When</dt><dd>%s</dd></div><div><dt>Took</dt><dd>%d ms</dd></div>
            <div><dt>Outcome</dt><dd>%s</dd></div>%s<div><dt>Id</dt><dd class="file">%s</dd></div></dl>
            <form method="post" action="/_local/log/%s/replay"><button>Replay</button></form>
            <h2>Event</h2><pre tabindex="0">%s</pre>
            <h2>%s</h2><pre tabindex="0">%s</pre>
            <h2>What it logged</h2><pre tabindex="0">%s</pre>
            """
                .formatted(
                    invocation.at(),
                    invocation.millis(),
                    outcome(invocation),
                    cause,
                    invocation.id(),
                    invocation.id(),
                    pretty(invocation.event()),
                    invocation.failed() ? "Error" : "Result",
                    pretty(invocation.result()),
                    Html.text(String.join("\n", invocation.log())))));
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
      return Html.text(JSON.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
