package org.backbone.outcomes;

import java.time.LocalDate;

/// How one partner stands with one period of a dataset.
public sealed interface Owed {
  /// A file counts.
  ///
  /// @param daysLate how many days after the due date it was sent; 0 where it was in time
  record Received(long daysLate) implements Owed {}

  /// A file came and waits for its sender's word: it was refused, or something is asked.
  record Waiting(Upload upload) implements Owed {}

  /// A file came and was not read yet.
  record Unread(Upload upload) implements Owed {}

  /// It was said that there is nothing to report.
  record Nothing() implements Owed {}

  /// It was said that this is not collected.
  record NotHeld() implements Owed {}

  /// What was sent was taken back: that is an answer too.
  record TakenBack() implements Owed {}

  /// Nobody waits for it: it is before the first period that the partner sent, or not among those
  /// that staff expect.
  record NotExpected() implements Owed {}

  /// Nothing came yet, and there is time.
  record NotDue(LocalDate due) implements Owed {}

  /// Nothing came, and it should have.
  record Late(long days) implements Owed {}

  /// Whether nothing more is needed for the period: a file counts, or there is nothing to report.
  default boolean isIn() {
    return this instanceof Received || this instanceof Nothing;
  }

  /// Whether it is wanted by its due date at all, in or not.
  default boolean isExpected() {
    return switch (this) {
      case Received _, Waiting _, Unread _, Nothing _, NotDue _, Late _ -> true;
      case NotHeld _, TakenBack _, NotExpected _ -> false;
    };
  }
}
