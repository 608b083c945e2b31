package org.backbone.outcomes.pages;

import org.backbone.access.Session;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.pages.Words;

/// What needs an answer in a file that was not taken.
final class RefusedPage {
  private static final int MOST_GROUPS = 20;

  private final DeskPages pages;
  private final Uploads uploads;
  private final LayoutStore layouts;

  RefusedPage(DeskPages pages, Uploads uploads, LayoutStore layouts) {
    this.pages = pages;
    this.uploads = uploads;
    this.layouts = layouts;
  }

  RefusedView view(Words words, Session session, Upload upload, Outcome.Refused refused) {
    var isUnread = refused.file().equals(FileFacts.UNREAD);
    var settled = UploadState.forSender(upload, uploads.head(upload)) != UploadState.REFUSED;
    return new RefusedView(
        SentFile.of(refused.file(), words),
        words.say(
            isUnread ? "refused.given-up" : "refused.sent", pages.moment(words, refused.at())),
        DeskPages.what(words, uploads, upload),
        settled ? words.say("refused.newer") : standing(words, session, upload),
        settled,
        settled ? words.say("refused.settled") : title(words, refused),
        refused.problems().size(),
        uploads.hasErrorFile(refused) ? "/uploads/" + upload.id() + "/errors" : null,
        !settled && layouts.guess(upload.id()).isPresent()
            ? "/uploads/" + upload.id() + "/columns"
            : null,
        refused.problems().stream().limit(MOST_GROUPS).map(group -> group(words, group)).toList(),
        upload.slot(),
        words.say(settled ? "receipt.again" : isUnread ? "refused.same" : "refused.again"));
  }

  private static String title(Words words, Outcome.Refused refused) {
    return refused.badRows() == 0 || refused.rows() == 0
        ? words.say("refused.whole")
        : words.say("refused.rows", refused.badRows(), refused.rows());
  }

  private String standing(Words words, Session session, Upload upload) {
    return uploads
        .before(session, upload)
        .map(before -> words.say("refused.still", pages.sentOn(words, before)))
        .orElseGet(() -> words.say("refused.nothing"));
  }

  private static RefusedView.Group group(Words words, ProblemGroup group) {
    var file = FileWords.in(words.language());
    var said = file.what(group);
    return new RefusedView.Group(
        group.rows() < 2 ? said : words.say("refused.group", group.rows()) + ": " + said,
        group.column().isEmpty() ? words.say("refused.value") : group.column(),
        group.samples().stream().filter(sample -> sample.row() > 0).toList(),
        file.toDo(group));
  }
}
