package org.backbone.platform.pages;

import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;

/// Style sheets, with the headers that let a browser keep them.
public final class AssetFiles {
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "public, max-age=300";

  private AssetFiles() {}

  public static Reply answer(Request request) {
    return Assets.find(request.parameter("file"))
        .map(asset -> reply(request, asset))
        .orElseGet(() -> Reply.text(404, "There is no such file."));
  }

  private static Reply reply(Request request, Assets.Asset asset) {
    var tag = "\"" + asset.digest().substring(0, 32) + "\"";
    var version = request.query().text("v");
    var keep = !version.isEmpty() && asset.digest().startsWith(version) ? FOR_A_YEAR : ASK_AGAIN;
    var known = request.header("if-none-match").map(sent -> sent.contains(tag)).orElse(false);
    var reply =
        known
            ? Reply.of(304, asset.contentType(), new byte[0])
            : Reply.of(200, asset.contentType(), asset.bytes());
    return reply.with("etag", tag).with("cache-control", keep);
  }
}
