package org.backbone.runner.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.backbone.runner.host.iam.CallerInterceptor;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.EventQueue;
import org.backbone.runner.invoke.LambdaInvoker;
import org.backbone.runner.invoke.WokenCalls;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Template;

/// Lambda's Invoke at the stack's own port, for functions that wake others, and for people: `aws
/// lambda invoke --endpoint-url http://127.0.0.1:8080/_local/lambda …`.
public final class LambdaPages {
  /// Where the SDK finds Lambda.
  public static final String PATH = "/_local/lambda";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_LOG = 4096;

  private final Template template;
  private final LambdaInvoker invoker;
  private final EventQueue queue;
  private final WokenCalls woken;

  /// Calls through the invoker; events that nobody waits for go through the queue.
  ///
  /// @param woken counts those of functions
  public LambdaPages(Template template, LambdaInvoker invoker, EventQueue queue, WokenCalls woken) {
    this.template = template;
    this.invoker = invoker;
    this.queue = queue;
    this.woken = woken;
  }

  /// Adds the path.
  public void addTo(LocalPages pages) {
    pages.on("POST " + PATH + "/2015-03-31/functions/{name}/invocations", this::invoke);
  }

  private void invoke(LocalExchange exchange) throws IOException {
    var name = exchange.parameter("name").replaceFirst(".*:function:", "").replaceFirst(":.*", "");
    var function =
        template.functions().stream()
            .filter(one -> one.id().equals(name) || one.name().equals(name))
            .map(LambdaFunction::id)
            .findFirst();
    if (function.isEmpty()) {
      exchange
          .with("x-amzn-ErrorType", "ResourceNotFoundException")
          .json(404, JSON.createObjectNode().put("Message", "Function not found: " + name));
      return;
    }
    var body = exchange.body();
    var event = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    var cause = cause(exchange);
    switch (exchange.header("X-Amz-Invocation-Type").orElse("RequestResponse")) {
      case "Event" -> {
        if (cause.isFunction()) {
          woken.woken(function.get());
        }
        queue.send(function.get(), event, cause);
        exchange.bytes(202, "application/json", new byte[0]);
      }
      case "DryRun" -> exchange.bytes(204, "application/json", new byte[0]);
      default -> {
        var result = invoker.invoke(function.get(), event, cause);
        result.functionError().ifPresent(error -> exchange.with("X-Amz-Function-Error", error));
        var log = String.join("\n", result.log()).getBytes(StandardCharsets.UTF_8);
        if (exchange.header("X-Amz-Log-Type").orElse("").equals("Tail")
            && log.length <= LONGEST_LOG) {
          exchange.with("X-Amz-Log-Result", Base64.getEncoder().encodeToString(log));
        }
        exchange
            .with("x-amzn-RequestId", result.id())
            .with("X-Amz-Executed-Version", "$LATEST")
            .json(200, result.payload());
      }
    }
  }

  private static Cause cause(LocalExchange exchange) {
    var caller = exchange.header(CallerInterceptor.HEADER).orElse("").split(" ", -1);
    return caller.length == 2 ? Cause.ofFunction(caller[0], caller[1]) : Cause.of("invoke");
  }
}
