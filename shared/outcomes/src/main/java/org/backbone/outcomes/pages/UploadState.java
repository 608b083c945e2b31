package org.backbone.outcomes.pages;

import java.util.Locale;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.platform.pages.Kind;

/// Where an upload stands, in a word.
enum UploadState {
  /// Asked for, not read.
  REQUESTED(Kind.WAIT),
  /// Here, and not read yet for a reason on our side.
  HINDERED(Kind.WAIT),
  /// Here, and nobody has said what its columns mean.
  ASKED(Kind.BAD),
  /// Here, and being read by what its sender said.
  ANSWERED(Kind.WAIT),
  /// Read, and its sender has not said yet that it is right.
  HELD(Kind.BAD),
  /// The partner says that there is nothing to report.
  NOTHING(Kind.OK),
  /// The partner says that it does not have this.
  NOT_HELD(Kind.NONE),
  /// Read, and what counts for its slot.
  COUNTED(Kind.OK),
  /// Read, but a newer one counts.
  REPLACED(Kind.NONE),
  /// Not taken.
  REFUSED(Kind.BAD),
  /// Taken back.
  WITHDRAWN(Kind.NONE);

  private final Kind kind;

  UploadState(Kind kind) {
    this.kind = kind;
  }

  /// @param head the number that counts for its slot
  static UploadState of(Upload upload, long head) {
    if (upload.withdrawn()) {
      return WITHDRAWN;
    }
    return switch (upload.outcome()) {
      case Outcome.Requested _ -> REQUESTED;
      case Outcome.Hindered _ -> HINDERED;
      case Outcome.Asked _ -> ASKED;
      case Outcome.Answered _ -> ANSWERED;
      case Outcome.Held _ -> HELD;
      case Outcome.Refused _ -> REFUSED;
      case Outcome.Stated _ when upload.seq() != head -> REPLACED;
      case Outcome.Stated stated ->
          switch (stated.statement()) {
            case NOTHING -> NOTHING;
            case NOT_HELD -> NOT_HELD;
          };
      case Outcome.Accepted _ -> upload.seq() == head ? COUNTED : REPLACED;
    };
  }

  /// As its sender sees it: a refusal or a question asks for nothing once a newer file of its
  /// slot counts.
  ///
  /// @param head the number that counts for its slot
  static UploadState forSender(Upload upload, long head) {
    var state = of(upload, head);
    var asks = state == REFUSED || state == ASKED || state == HELD;
    return asks && upload.seq() < head ? REPLACED : state;
  }

  Kind kind() {
    return kind;
  }

  /// As JSON has it.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String key() {
    return "state." + code();
  }
}
