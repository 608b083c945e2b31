package org.backbone.meetings.pages;

import java.util.List;
import org.backbone.meetings.Answer;
import org.jspecify.annotations.Nullable;

/// An invitation as its page shows it, in the words of whom it invites.
///
/// @param heading what is asked
/// @param title of the series
/// @param place of the series
/// @param given what they said; null for nothing yet
/// @param answers the buttons; the first is the one that the mail's link wanted
/// @param isMember whether they are in the series still
/// @param action where the buttons send it
public record InvitationView(
    String heading,
    String title,
    String place,
    DateView date,
    @Nullable Answer given,
    List<Answer> answers,
    boolean isMember,
    String action) {
  public InvitationView {
    answers = List.copyOf(answers);
  }
}
