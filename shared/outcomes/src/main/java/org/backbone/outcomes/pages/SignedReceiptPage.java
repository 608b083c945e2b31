package org.backbone.outcomes.pages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.pages.SignedReceiptView.Line;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.pages.Words;

/// Explains a signed receipt, line by line, and how to check it.
///
/// @param words of the reader
/// @param moment writes a moment out
record SignedReceiptPage(Words words, Function<Instant, String> moment) {
  /// @param what the data and the period that the file was sent for, in words
  /// @param download where the receipt is had as a file
  SignedReceiptView view(Upload upload, SignedReceipt receipt, String what, String download) {
    var at = upload.withdrawnAt();
    return new SignedReceiptView(
        Receipt.number(upload),
        !upload.withdrawn()
            ? null
            : at == null
                ? words.say("signed.withdrawn")
                : words.say("signed.withdrawn-on", moment.apply(at)),
        lines(receipt, what),
        download,
        fileName(upload));
  }

  private List<Line> lines(SignedReceipt receipt, String what) {
    var body = receipt.body();
    var counts = body.counts();
    return List.of(
        line("signed.network", body.network().name() + ", " + body.network().address()),
        line("signed.partner", body.slot().partner()),
        line("signed.data", what),
        line("signed.sent", moment.apply(body.sentAt())),
        line("signed.counted", moment.apply(body.countedAt())),
        print("signed.file", words.say("signed.file.means"), body.file().sha256()),
        line("signed.bytes", words.say("size.bytes", words.number(body.file().length()))),
        line(
            "fact.rows",
            words.say("fact.rows.text", counts.rows(), counts.counted(), counts.skipped())),
        line("signed.cells", words.say("signed.cells.text", counts.cells(), counts.hidden())),
        line("fact.periods", periods(body)),
        new Line(
            words.say("signed.indicators"),
            indicators(body),
            false,
            words.say("signed.indicators.means")),
        print("signed.mapping", words.say("signed.mapping.means"), body.mapping()),
        print("signed.figures", words.say("signed.figures.means"), body.figures()),
        line("signed.number", Long.toString(body.link().number())),
        previous(body),
        print("signed.key", words.say("signed.key.means"), body.key()),
        print("signed.signature", words.say("signed.signature.means"), receipt.signature()));
  }

  private Line previous(ReceiptBody body) {
    return body.link().previous().isEmpty()
        ? line("signed.previous", words.say("signed.previous.none"))
        : print("signed.previous", words.say("signed.previous.means"), body.link().previous());
  }

  private String periods(ReceiptBody body) {
    var first = words.period(body.periods().getFirst());
    return body.periods().size() == 1
        ? first
        : words.say("fact.periods.text", first, words.period(body.periods().getLast()));
  }

  private String indicators(ReceiptBody body) {
    return body.indicators().stream()
        .map(measure -> words.say("signed.indicators.text", measure.id(), measure.version()))
        .collect(Collectors.joining("; "));
  }

  private Line line(String key, String value) {
    return new Line(words.say(key), value, false, "");
  }

  private Line print(String key, String means, String value) {
    return new Line(words.say(key), value, true, means);
  }

  /// The receipt as a file, to be kept.
  static Reply download(Upload upload, SignedReceipt receipt) {
    return Reply.of(
            200, "application/json", ReceiptText.write(receipt).getBytes(StandardCharsets.UTF_8))
        .with("content-disposition", "attachment; filename=\"" + fileName(upload) + "\"");
  }

  private static String fileName(Upload upload) {
    return "receipt-" + Receipt.number(upload) + ".json";
  }
}
