package org.backbone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.testkit.TestContext;

/// A function that an event starts: it does what the event says, or refuses it in words of ours,
/// with which it lies in the failure queue. It never stumbles over it.
public final class EventDoor implements Door {
  /// A function with what it keeps.
  ///
  /// @param names what there is, by the name that stands for it in a sample: a random id, say
  public record Running(RequestStreamHandler handler, Map<String, String> names) {}

  private final Supplier<Running> functions;

  private EventDoor(Supplier<Running> functions) {
    this.functions = functions;
  }

  /// The door of a function; it begins with its sample events.
  public static Target target(
      String function, Class<?> handler, int uses, Supplier<Running> functions, String... words) {
    return new Target(
        function,
        Set.of(handler),
        () -> new EventDoor(new Renewed<>(uses, functions)),
        () -> Inputs.samples(function),
        List.of(words));
  }

  @Override
  public void open(byte[] input) throws IOException {
    var function = functions.get();
    var event = new String(input, UTF_8);
    for (var name : function.names().entrySet()) {
      event = event.replace(name.getKey(), name.getValue());
    }
    try {
      function
          .handler()
          .handleRequest(
              new ByteArrayInputStream(event.getBytes(UTF_8)),
              OutputStream.nullOutputStream(),
              new TestContext(300_000));
    } catch (BadRequest _) {
      // It is no JSON.
    } catch (IllegalArgumentException e) {
      if (!Refusals.isOurs(e)) {
        throw e;
      }
    }
  }
}
