package org.backbone.platform.lambda;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backbone.platform.core.Log;

/// Writes one JSON object a line: the function, the id of the request that it answers, the event's
/// name, and what it counts or which id it is about.
public final class JsonLog implements Log {
  private final PrintStream out;
  private final String function;

  /// The log of `function`, on `out`.
  public JsonLog(PrintStream out, String function) {
    this.out = out;
    this.function = function;
  }

  /// The log of `function`, on standard output, where Lambda takes it from.
  public static JsonLog of(String function) {
    return new JsonLog(System.out, function);
  }

  @Override
  public void info(String event, Map<String, ?> facts) {
    write("INFO", event, facts);
  }

  @Override
  public void warn(String event, Map<String, ?> facts) {
    write("WARN", event, facts);
  }

  @Override
  public void error(String event, Map<String, ?> facts) {
    write("ERROR", event, facts);
  }

  private void write(String level, String event, Map<String, ?> facts) {
    var line = new LinkedHashMap<String, Object>();
    line.put("level", level);
    line.put("function", function);
    LambdaCall.requestId().ifPresent(id -> line.put("requestId", id));
    line.put("event", event);
    line.putAll(facts);
    out.println(Json.write(line));
  }
}
