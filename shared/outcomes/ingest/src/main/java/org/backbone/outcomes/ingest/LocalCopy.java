package org.backbone.outcomes.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.backbone.mail.letters.EncodedWords;
import org.backbone.outcomes.FileFacts;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.PlainText;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.lambda.Limits;

/// A partner's file on the function's own disk, for it is looked at more than once: its charset,
/// its rows, and its rows again if there is something to mend. Gone when closed.
record LocalCopy(Path path, FileFacts facts, Instant sentAt) implements Closeable {
  private static final int LONGEST_NAME = 120;

  /// Fetches a file; empty if it is no longer there.
  static Optional<LocalCopy> of(FileStore files, ArrivedFile arrived) throws IOException {
    var opened = files.open(arrived.key(), arrived.version());
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    var path = Files.createTempFile("upload-", "");
    try (var file = opened.get();
        var out = Files.newOutputStream(path)) {
      var in = new DigestInputStream(file.content(), Digest.newSha256());
      var buffer = new byte[1 << 16];
      var size = 0L;
      // Nothing is gained by fetching more than one byte too many.
      for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        out.write(buffer, 0, n);
        if (size > Limits.UPLOAD_BYTES) {
          break;
        }
      }
      var sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
      var facts = new FileFacts(name(file.name()), size, sha256);
      return Optional.of(new LocalCopy(path, facts, file.at()));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  boolean tooLarge() {
    return facts.bytes() > Limits.UPLOAD_BYTES;
  }

  // S3 gives a name with other letters than ASCII as mail headers write them, so what nobody sees
  // is taken out of what they mean. Some browsers send the whole path.
  private static String name(String told) {
    var name = EncodedWords.decoded(told);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var clean = PlainText.seen(name);
    var most = Math.min(LONGEST_NAME, clean.codePointCount(0, clean.length()));
    return clean.substring(0, clean.offsetByCodePoints(0, most)).strip();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
