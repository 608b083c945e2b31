package org.backbone.platform.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A mailer that keeps what it is given, and answers as it is told to.
public final class RecordingMailer implements Mailer {
  private final List<Envelope> posted = new ArrayList<>();
  private final Deque<Result> answers = new ArrayDeque<>();

  /// Gives this answer to the next message that nobody told it an answer for.
  public synchronized RecordingMailer thenAnswer(Result result) {
    answers.add(result);
    return this;
  }

  /// Every message it was asked to send, in order, whatever it answered.
  public synchronized List<Envelope> posted() {
    return List.copyOf(posted);
  }

  @Override
  public synchronized Result send(Envelope envelope) {
    posted.add(envelope);
    var answer = answers.poll();
    return answer == null ? new Result.Accepted("ses-" + posted.size()) : answer;
  }
}
