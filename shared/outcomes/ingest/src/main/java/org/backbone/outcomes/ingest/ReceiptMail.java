package org.backbone.outcomes.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.backbone.mail.Moment;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailBlock;
import org.backbone.mail.letters.MailDocument;
import org.backbone.mail.letters.MailLayout;
import org.backbone.mail.letters.MailText;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.words.FileWords;
import org.backbone.outcomes.words.PeriodWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Lifetimes;
import org.backbone.platform.pages.Words;

/// Writes what a partner hears about a file: that it counts, or what to mend in it. One mail for
/// one file of an upload, however often it is told of.
public final class ReceiptMail {
  private static final Duration WORTH = Duration.ofDays(7);
  // An answer to the same file may follow.
  private static final Set<String> QUESTIONS = Set.of("asked", "held");
  private static final int DIGEST_CHARACTERS = 16;
  private static final int MOST_NOTES = 6;
  private static final int MOST_PROBLEMS = 8;

  private final Composer composer;
  private final Supplier<Datasets> datasets;
  private final InstantSource clock;
  private final ZoneId zone;
  private final String network;
  private final String publicUrl;

  public ReceiptMail(
      Composer composer,
      Supplier<Datasets> datasets,
      InstantSource clock,
      ZoneId zone,
      String network,
      String publicUrl) {
    this.composer = composer;
    this.datasets = datasets;
    this.clock = clock;
    this.zone = zone;
    this.network = network;
    this.publicUrl = publicUrl;
  }

  /// The file counts; `before` brought the same bytes for the slot.
  OutboxMessage accepted(Upload upload, FileFacts file, Reading reading, Optional<Upload> before) {
    var words = words(upload);
    var blocks = new ArrayList<MailBlock>();
    blocks.add(new MailBlock.Lead(name(file, words), List.of(what(upload, words))));
    before.ifPresent(
        same ->
            blocks.add(
                new MailBlock.Paragraph(
                    words.say("answer-mail.accepted.same", day(same.requestedAt(), words)))));
    blocks.add(
        new MailBlock.Paragraph(
            words.say(
                "answer-mail.accepted.rows",
                reading.rows(),
                reading.counted(),
                reading.skipped())));
    reading.notes().stream()
        .limit(MOST_NOTES)
        .map(note -> FileWords.in(upload.language()).note(note))
        .forEach(note -> blocks.add(new MailBlock.Small(note)));
    blocks.add(button(upload, words.say("answer-mail.accepted.button")));
    blocks.add(new MailBlock.Small(words.say("answer-mail.accepted.fingerprint", file.sha256())));
    return compose(upload, file, words, "accepted", blocks);
  }

  /// Nothing of the file was taken; `counts` is the upload that still counts for the slot.
  OutboxMessage refused(
      Upload upload, Outcome.Refused refused, int kinds, Optional<Upload> counts) {
    var words = words(upload);
    var blocks = new ArrayList<MailBlock>();
    var unchanged =
        counts
            .map(
                before -> words.say("answer-mail.refused.before", day(before.requestedAt(), words)))
            .orElseGet(() -> words.say("answer-mail.refused.nothing"));
    blocks.add(
        new MailBlock.Lead(name(refused.file(), words), List.of(what(upload, words), unchanged)));
    if (refused.rows() > 0 && refused.badRows() > 0) {
      blocks.add(
          new MailBlock.Paragraph(
              words.count("answer-mail.refused.rows", refused.badRows(), refused.rows())
                  + " "
                  + words.count("answer-mail.refused.kinds", kinds)));
    }
    var problems = refused.problems().stream().limit(MOST_PROBLEMS).toList();
    blocks.add(new MailBlock.Counts(problems.stream().map(group -> count(group, words)).toList()));
    if (kinds > problems.size()) {
      blocks.add(
          new MailBlock.Small(
              words.count("answer-mail.refused.more", kinds - (long) problems.size())));
    }
    var page =
        new MailBlock.Link(
            words.say("answer-mail.refused.page"), publicUrl + "/uploads/" + upload.id());
    blocks.add(
        new MailBlock.Buttons(
            refused.errorFile().isEmpty()
                ? List.of(page)
                : List.of(
                    new MailBlock.Link(
                        words.say("answer-mail.refused.button"), page.url() + "/errors"),
                    page)));
    blocks.add(new MailBlock.Small(words.say("answer-mail.refused.again")));
    return compose(upload, refused.file(), words, "refused", blocks);
  }

  /// Its columns are called as none that is known.
  OutboxMessage asked(Upload upload, FileFacts file) {
    return question(upload, file, "asked", Lifetimes.REFUSED_FILE);
  }

  /// It is shown to its sender before it counts.
  OutboxMessage held(Upload upload, FileFacts file) {
    return question(upload, file, "held", Outcome.Held.OPEN);
  }

  private OutboxMessage question(Upload upload, FileFacts file, String kind, Duration open) {
    var words = words(upload);
    List<MailBlock> blocks =
        List.of(
            new MailBlock.Lead(name(file, words), List.of(what(upload, words))),
            new MailBlock.Paragraph(words.say("answer-mail." + kind + ".text")),
            new MailBlock.Paragraph(words.say("answer-mail." + kind + ".until", open.toDays())),
            button(upload, words.say("answer-mail." + kind + ".button")));
    return compose(upload, file, words, kind, blocks);
  }

  /// The file fits, but the upload had brought another one.
  OutboxMessage spent(Upload upload, FileFacts file) {
    var words = words(upload);
    var slot = upload.slot();
    var form =
        publicUrl + "/uploads/new?dataset=" + slot.dataset() + "&period=" + slot.period().code();
    List<MailBlock> blocks =
        List.of(
            new MailBlock.Lead(name(file, words), List.of(what(upload, words))),
            new MailBlock.Paragraph(words.say("answer-mail.spent.text")),
            new MailBlock.Buttons(
                List.of(new MailBlock.Link(words.say("answer-mail.spent.button"), form))));
    return compose(upload, file, words, "spent", blocks);
  }

  private static MailBlock.Count count(ProblemGroup group, Words words) {
    var file = FileWords.in(words.language());
    var rows =
        group.samples().stream()
            .map(ProblemGroup.Sample::row)
            .filter(row -> row > 0)
            .distinct()
            .limit(3)
            .map(row -> Long.toString(row))
            .collect(Collectors.joining(", "));
    var toDo = file.toDo(group);
    var first =
        rows.isEmpty()
            ? ""
            : " "
                + words.say(
                    group.rows() == 1 ? "answer-mail.refused.row" : "answer-mail.refused.first",
                    rows);
    return new MailBlock.Count(
        group.rows() == 0 ? "•" : words.number(group.rows()), file.what(group), toDo + first);
  }

  private MailBlock button(Upload upload, String text) {
    return new MailBlock.Buttons(
        List.of(new MailBlock.Link(text, publicUrl + "/uploads/" + upload.id())));
  }

  private OutboxMessage compose(
      Upload upload, FileFacts file, Words words, String kind, List<MailBlock> blocks) {
    var what = what(upload, words);
    var written =
        MailLayout.write(
            new MailDocument(
                upload.language(),
                network,
                words.say("answer-mail." + kind + ".heading"),
                words.say("answer-mail." + kind + ".preheader", name(file, words)),
                blocks,
                reason(upload, words),
                List.of(new MailBlock.Link(words.say("answer-mail.desk"), publicUrl + "/desk")),
                MailDocument.others(
                    upload.language(),
                    publicUrl + "/uploads/" + upload.id(),
                    other -> words(other).say("answer-mail.other"))));
    var now = clock.instant();
    return composer.compose(
        new MailText(
            QUESTIONS.contains(kind) ? key(upload, file) + "#" + kind : key(upload, file),
            upload.email(),
            "",
            upload.language(),
            words.say("answer-mail." + kind + ".subject", what),
            written.text(),
            written.html()),
        Moment.of(now),
        now.plus(WORTH));
  }

  private static String reason(Upload upload, Words words) {
    var program = upload.program();
    return program == null
        ? words.say("answer-mail.reason")
        : words.say("answer-mail.reason.program", program.name());
  }

  /// The natural key: one mail for one file of one upload.
  public static String key(Upload upload, FileFacts file) {
    return "receipt#" + upload.id() + "#" + file.sha256().substring(0, DIGEST_CHARACTERS);
  }

  private static Words words(Upload upload) {
    return words(upload.language());
  }

  private static Words words(Language language) {
    return Words.of(language, "outcomes");
  }

  private static String name(FileFacts file, Words words) {
    return file.name().isEmpty() ? words.say("answer-mail.unnamed") : file.name();
  }

  private String what(Upload upload, Words words) {
    var slot = upload.slot();
    var title =
        datasets
            .get()
            .dataset(slot.dataset())
            .map(Dataset::title)
            .map(texts -> texts.in(upload.language()))
            .orElse(slot.dataset());
    return words.say("answer-mail.what", title, PeriodWords.of(words, upload));
  }

  private String day(Instant at, Words words) {
    return words.dayOfMonthWithYear(at.atZone(zone).toLocalDate());
  }
}
