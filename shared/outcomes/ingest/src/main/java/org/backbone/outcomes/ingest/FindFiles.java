package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.ForEach;
import org.backbone.platform.core.Log;

/// Looks for files that arrived and were never read: the event that told of one was lost, or its
/// reading failed in all its tries.
public final class FindFiles {
  private static final Duration LONGEST = Duration.ofDays(14);

  // The hour that the schedule takes to come round is in the day that we promise.
  private static final Duration LONGEST_PAUSE = Duration.ofHours(23);

  private final SlotStore slots;
  private final ReceiveFile receiveFile;
  private final Log log;

  public FindFiles(SlotStore slots, ReceiveFile receiveFile, Log log) {
    this.slots = slots;
    this.receiveFile = receiveFile;
    this.log = log;
  }

  /// Looks for each file that is awaited at `asOf`, and reads it if it is there; returns how many
  /// it read. One whose reading fails keeps no other from its turn, fails the whole in the end, and
  /// is tried again, at least once a day: its sender and staff see it meanwhile, and staff may have
  /// it given up. One that is not there is looked for ever more seldom, for two weeks.
  ///
  /// Before them it moves figures that count and have not reached all their tables, or the slots of
  /// all their periods, and deletes the files that are not to stay and could not be deleted
  /// at once.
  public int sweep(Instant asOf, Deadline deadline) {
    var unfinished =
        slots.unfinished().stream().map(slot -> new Due(slot.toString(), () -> finish(slot)));
    var files =
        Stream.concat(slots.unerased(asOf).stream(), slots.awaited(asOf).stream())
            .map(upload -> new Due(upload.id(), () -> isRead(upload, asOf)));
    return new ForEach("find-file", deadline, log)
        .count(
            Stream.concat(unfinished, files).toList(), Due::id, due -> due.isRead().getAsBoolean());
  }

  // What there is to do, and whether doing it reads a file.
  private record Due(String id, BooleanSupplier isRead) {}

  private boolean finish(Slot slot) {
    receiveFile.finish(slot);
    log.warn("figures-moved", Map.of("slot", slot.toString()));
    return false;
  }

  private boolean isRead(Upload upload, Instant asOf) {
    if (upload.isToErase()) {
      receiveFile.erase(upload);
      log.warn("file-erased", Map.of("upload", upload.id()));
      return false;
    }
    if (upload.outcome() instanceof Outcome.Hindered hindered && hindered.givenUp()) {
      receiveFile.giveUp(upload);
      log.warn("file-given-up", Map.of("upload", upload.id()));
      return false;
    }
    if (!receiveFile.isHere(upload)) {
      slots.lookAgain(upload, next(upload, asOf));
      return false;
    }
    // Before it is read: whatever ends the reading, the function with it, it is known then.
    slots.hinder(upload, asOf, asOf.plus(pause(upload, asOf)));
    read(upload);
    log.warn("file-found", Map.of("upload", upload.id()));
    return true;
  }

  private void read(Upload upload) {
    try {
      receiveFile.receive(new ArrivedFile(upload.fileKey(), "", upload.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration pause(Upload upload, Instant asOf) {
    var soFar = Duration.between(upload.requestedAt(), asOf);
    return soFar.compareTo(LONGEST_PAUSE) < 0 ? soFar : LONGEST_PAUSE;
  }

  // As long again as it was awaited so far.
  private static Optional<Instant> next(Upload upload, Instant asOf) {
    var soFar = Duration.between(upload.requestedAt(), asOf);
    return soFar.compareTo(LONGEST) < 0 ? Optional.of(asOf.plus(soFar)) : Optional.empty();
  }
}
