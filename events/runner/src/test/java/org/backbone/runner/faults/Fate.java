package org.backbone.runner.faults;

import java.util.List;
import java.util.stream.Stream;

/// What can happen to a call of AWS.
enum Fate {
  /// Nothing out of the ordinary.
  NONE,
  /// The process ends before the call goes out.
  CRASH_BEFORE,
  /// The process ends when the call has had its effect.
  CRASH_AFTER,
  /// The process ends when it has read the answer.
  CRASH_ANSWERED,
  /// The first answer is lost; the SDK asks again.
  LOST,
  /// The call has its effect, and no answer ever comes.
  UNANSWERED,
  /// Another transaction is at the item just then.
  CONFLICT,
  /// Too many requests; the SDK asks again.
  THROTTLED,
  /// Too many requests, until the SDK gives up.
  REFUSED,
  /// The event itself never comes.
  NO_EVENT;

  private static final boolean IS_WHOLE = Boolean.getBoolean("faults.whole");

  /// Whether all is lived through, also what leaves nothing of its own behind.
  static boolean isWhole() {
    return IS_WHOLE;
  }

  /// Whether nobody should notice, not even the schedules: it is mended where it happens.
  boolean passesUnseen() {
    return this == LOST || this == CONFLICT || this == THROTTLED;
  }

  /// All that can happen to this call alone and leaves something of its own behind. Whoever ends
  /// before a call leaves what the deed before it left; and whoever ends when it has read an answer
  /// leaves what one leaves who has not.
  ///
  /// @param isFirst whether no call before it did more than read
  static List<Fate> of(Call call, boolean isFirst) {
    return IS_WHOLE
        ? every(call)
        : every(call).stream().filter(fate -> fate.tells(call, isFirst)).toList();
  }

  private boolean tells(Call call, boolean isFirst) {
    if (call.isRead()) {
      return this == REFUSED;
    }
    return this != CRASH_ANSWERED && (isFirst || this != CRASH_BEFORE);
  }

  private static List<Fate> every(Call call) {
    if (call.isRead()) {
      return List.of(CRASH_BEFORE, LOST, REFUSED);
    }
    var always = Stream.of(CRASH_BEFORE, CRASH_AFTER, CRASH_ANSWERED, LOST, UNANSWERED, REFUSED);
    return call.isWrite()
        ? Stream.concat(always, Stream.of(CONFLICT)).toList()
        // SES is asked once: to ask again would be to send again.
        : always.filter(fate -> fate != LOST || !call.operation().startsWith("SES")).toList();
  }
}
