package org.backbone.outcomes.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.ReceiptKeyStore;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.ProblemWords;
import org.backbone.platform.pages.site.PublicSection;

/// Signed receipts, for those whose they are, and the keys by which anybody checks them. A receipt
/// tells no figure, but of a small file a guess can be tried against its digests: so its partner
/// hands it on, and nobody else.
public final class ReceiptsDesk implements PublicSection {
  static final String PATH = "/receipts/";

  private final Members members;
  private final Uploads uploads;
  private final ReceiptKeyStore keys;
  private final DeskPages pages;

  public ReceiptsDesk(Members members, Uploads uploads, ReceiptKeyStore keys, DeskPages pages) {
    this.members = members;
    this.uploads = uploads;
    this.keys = keys;
    this.pages = pages;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /receipts/keys", _ -> published())
        .on("GET /receipts/{id}", this::explained)
        .on("GET /receipts/{id}/receipt.json", this::file)
        .on("GET /api/v1/receipts/{id}", this::json);
  }

  private Reply published() {
    return Reply.of(
        200,
        "application/json",
        ReceiptText.write(new KeyRing(keys.published())).getBytes(StandardCharsets.UTF_8));
  }

  private Reply explained(Request request) {
    return withReceipt(
        request,
        (member, own) -> {
          var words = DeskPages.words(request);
          var view =
              new SignedReceiptPage(words, at -> pages.moment(words, at))
                  .view(
                      own.upload(),
                      own.receipt(),
                      DeskPages.what(words, uploads, own.upload()),
                      PATH + own.upload().id() + "/receipt.json");
          return Reply.html(
              200,
              pages.page(
                  request,
                  member.partner(),
                  DeskPages.Place.SEND,
                  words.say("signed.title", Receipt.number(own.upload())),
                  DeskPages.TEMPLATES.signedReceipt(words, view)));
        });
  }

  private Reply file(Request request) {
    return withReceipt(
        request, (_, own) -> SignedReceiptPage.download(own.upload(), own.receipt()));
  }

  private Reply json(Request request) {
    return members
        .caller(request)
        .map(
            caller ->
                uploads
                    .signed(caller.partner().id(), request.parameter("id"))
                    .map(own -> SignedReceiptPage.download(own.upload(), own.receipt()))
                    .orElseGet(() -> nothing(request)))
        .orElseGet(() -> UploadDesk.unauthorized(request));
  }

  private static Reply nothing(Request request) {
    var words = DeskPages.words(request);
    return ProblemReply.of(
        404,
        words.say("problems.title.404"),
        List.of(Problem.of("", "no_such_receipt")),
        problem -> ProblemWords.say(words, problem));
  }

  private Reply withReceipt(Request request, BiFunction<Member, Uploads.Signed, Reply> answer) {
    return members.own(
        request,
        pages,
        member -> uploads.signed(member.partner().id(), request.parameter("id")),
        answer);
  }
}
