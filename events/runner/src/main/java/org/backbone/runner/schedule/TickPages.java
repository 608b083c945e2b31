package org.backbone.runner.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.invoke.Settled;

/// `POST /_local/tick`: moves the schedules' clock, and answers when all that follows has settled.
public final class TickPages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Schedules schedules;
  private final Settled settled;
  private final IntSupplier mails;

  /// Moves these schedules.
  ///
  /// @param mails counts the messages sent so far
  public TickPages(Schedules schedules, Settled settled, IntSupplier mails) {
    this.schedules = schedules;
    this.settled = settled;
    this.mails = mails;
  }

  /// Adds the page.
  public void addTo(LocalPages pages) {
    pages.on("POST /_local/tick", this::tick);
  }

  private void tick(LocalExchange exchange) throws IOException {
    var form = exchange.form();
    var said = exchange.query("at").or(() -> Optional.ofNullable(form.get("at")));
    var end = exchange.query("until").or(() -> Optional.ofNullable(form.get("until")));
    try {
      var at = Instant.parse(said.orElse(""));
      var until = end.filter(text -> !text.isBlank()).map(Instant::parse).orElse(at);
      if (until.isBefore(at) || Duration.between(at, until).compareTo(LONGEST) > 0) {
        exchange.text(400, "until must come after at, by no more than 400 days");
        return;
      }
      answer(exchange, at, until);
    } catch (DateTimeException e) {
      exchange.text(400, "at and until must be times such as 2020-05-04T15:00:00Z");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.text(503, "stopping");
    }
  }

  private void answer(LocalExchange exchange, Instant at, Instant until)
      throws IOException, InterruptedException {
    var start = System.nanoTime();
    var before = mails.getAsInt();
    var moved = schedules.move(at, until);
    var done = settled.await(Schedules.SETTLING);
    var json =
        JSON.createObjectNode()
            .put("at", at.toString())
            .put("until", until.toString())
            .put("steps", moved.steps());
    var invocations = json.putObject("invocations");
    moved.invocations().forEach(invocations::put);
    json.put("failed", moved.failed())
        .put("mails", mails.getAsInt() - before)
        .put("settled", done)
        .put("ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
    exchange.json(done ? 200 : 504, json);
  }
}
