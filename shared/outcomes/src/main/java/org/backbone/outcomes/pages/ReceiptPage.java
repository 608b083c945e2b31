package org.backbone.outcomes.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.backbone.access.Session;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Period;
import org.backbone.platform.pages.Words;
import org.jspecify.annotations.Nullable;

/// The receipt of a file that was taken.
final class ReceiptPage {
  private static final int DIGEST_WORD = 8;

  private final DeskPages pages;
  private final Uploads uploads;

  ReceiptPage(DeskPages pages, Uploads uploads) {
    this.pages = pages;
    this.uploads = uploads;
  }

  ReceiptView view(
      Words words, Session session, String partner, Upload upload, Outcome.Accepted accepted) {
    var state = UploadState.of(upload, uploads.head(upload));
    var isOfSeveral = upload.periods().size() > 1;
    var standing = isOfSeveral ? uploads.countingIn(upload) : List.<Period>of();
    var said =
        switch (state) {
          case COUNTED ->
              isOfSeveral && standing.size() < upload.periods().size()
                  ? "receipt.partly"
                  : "receipt.counted";
          case REPLACED -> "receipt.replaced";
          default -> "receipt.withdrawn";
        };
    var what = DeskPages.what(words, uploads, upload);
    var file = FileWords.in(words.language());
    return new ReceiptView(
        state == UploadState.COUNTED,
        words.say(said + ".title"),
        words.say(said + ".text", what, partner),
        Receipt.number(upload),
        SentFile.of(accepted.file(), words),
        upload.program() == null ? null : upload.program().name(),
        pages.moment(words, accepted.at()),
        accepted.reading(),
        periods(words, accepted),
        isOfSeveral ? countsFor(words, standing) : null,
        uploads
            .before(session, upload)
            .map(before -> earlier(words, before, accepted))
            .orElse(null),
        grouped(accepted.file().sha256()),
        reason(accepted),
        upload.slot(),
        state == UploadState.WITHDRAWN ? null : "/uploads/" + upload.id() + "/withdraw",
        uploads.isSigned(upload) ? ReceiptsDesk.PATH + upload.id() : null,
        accepted.reading().notes().stream().map(file::note).toList());
  }

  // Which figures a file may fill is ours to know; its sender thinks in months and years.
  private static String periods(Words words, Outcome.Accepted accepted) {
    var periods = new TreeSet<Period>();
    accepted.tables().forEach(table -> periods.add(table.period()));
    var first = words.period(periods.getFirst());
    return periods.size() == 1
        ? first
        : words.say("fact.periods.text", first, words.period(periods.getLast()));
  }

  private static String countsFor(Words words, List<Period> standing) {
    return standing.isEmpty()
        ? words.say("fact.counts-for.none")
        : words.list(standing.stream().map(words::period).toList());
  }

  private ReceiptView.Earlier earlier(Words words, Upload before, Outcome.Accepted accepted) {
    var isSame =
        before.outcome() instanceof Outcome.Accepted earlier
            && earlier.aggregate().equals(accepted.aggregate());
    return new ReceiptView.Earlier(pages.sentOn(words, before), Receipt.number(before), isSame);
  }

  private static @Nullable String reason(Outcome.Accepted accepted) {
    var confirmation = accepted.confirmation();
    return confirmation == null || confirmation.reason().isEmpty() ? null : confirmation.reason();
  }

  private static String grouped(String digest) {
    var words = new ArrayList<String>();
    for (var at = 0; at < digest.length(); at += DIGEST_WORD) {
      words.add(digest.substring(at, Math.min(digest.length(), at + DIGEST_WORD)));
    }
    return String.join(" ", words);
  }
}
