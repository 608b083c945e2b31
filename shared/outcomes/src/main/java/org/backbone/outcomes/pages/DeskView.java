package org.backbone.outcomes.pages;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import org.backbone.platform.pages.Kind;

/// What `desk.jte` shows.
///
/// @param partner the organisation's name
/// @param agreement what it is told of its data-sharing agreement
/// @param toMend files that were refused, and that no newer one replaced
/// @param toSend files that are due
/// @param meetings the next dates
/// @param sent files, newest first
/// @param email who is signed in
/// @param language the language of our mails, as it calls itself
public record DeskView(
    String partner,
    Content agreement,
    List<FileToMend> toMend,
    List<FileToSend> toSend,
    List<MeetingDate> meetings,
    List<SentUpload> sent,
    String email,
    String language) {
  /// A file that needs an answer; its page says what to do.
  ///
  /// @param state where it stands, in a word
  /// @param why what it needs
  /// @param button what leads to its page
  public record FileToMend(String name, String state, String why, String button, String path) {}

  /// A file that is due.
  ///
  /// @param when by when, or how late it is
  /// @param latest what we have of it
  /// @param path the form for it
  /// @param dataset the dataset's id
  /// @param period the period's code
  public record FileToSend(
      String when, String name, String latest, String path, String dataset, String period) {}

  /// A date of a series, with what was answered.
  ///
  /// @param machine date and time with offset, for `datetime`
  /// @param kind how the answer looks
  public record MeetingDate(
      LocalDate day,
      String machine,
      String title,
      String hours,
      Kind kind,
      String answer,
      String path) {}

  /// A file that was sent, with what became of it.
  ///
  /// @param receipt its number
  /// @param kind how the state looks
  public record SentUpload(
      String name, String path, String day, String receipt, Kind kind, String state) {}

  /// Copies the lists.
  public DeskView {
    toMend = List.copyOf(toMend);
    toSend = List.copyOf(toSend);
    meetings = List.copyOf(meetings);
    sent = List.copyOf(sent);
  }

  /// Whether nothing waits for the partner.
  public boolean isNothingDue() {
    return toMend.isEmpty() && toSend.isEmpty();
  }
}
