package org.backbone.runner.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.runner.files.MultipartBody.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// Takes a browser's form as S3 does: checks what comes before the file, then stores the file while
/// it arrives. Of what a form may say of its object, it keeps the headers and metadata; storage
/// class, tags, encryption and access list have no effect.
final class PostObject {
  /// What was stored.
  ///
  /// @param etag with its quotes
  /// @param fields the form's, by their names in small letters
  record Stored(String bucket, String key, String etag, Map<String, String> fields) {}

  private static final String FILE = "file";
  private static final String FILE_NAME_VARIABLE = "${filename}";
  private static final String METADATA = "x-amz-meta-";
  private static final int MOST_BYTES_OF_FIELDS = 20 * 1024;
  private static final int MOST_BYTES_OF_METADATA = 2 * 1024;
  private static final int MOST_BYTES_OF_KEY = 1024;

  private final WatchedBlobStore store;
  private final InstantSource clock;

  PostObject(WatchedBlobStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Stores the form's file, or throws an [S3Error]; then, or if the body breaks off, nothing is
  /// stored.
  Stored receive(String bucket, String contentType, InputStream body) throws IOException {
    var form = MultipartBody.of(contentType, body);
    var given = new LinkedHashMap<String, String>();
    var file = readFields(form, given);
    var fields = expanded(given, file.fileName().orElse(""));
    fields.put("bucket", bucket);
    var key = fields.get("key");
    if (key == null) {
      throw S3Error.invalidArgument(
          "Bucket POST must contain a field named 'key'.  If it is specified, please check the"
              + " order of the fields.");
    }
    if (!store.containerExists(bucket)) {
      throw new S3Error(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    PostSignature.check(fields);
    var policy = PostPolicy.of(fields.getOrDefault("policy", ""));
    policy.check(fields, clock.instant());
    checkKey(key);
    var put =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentType(fields.getOrDefault("content-type", "binary/octet-stream"))
            .cacheControl(fields.get("cache-control"))
            .contentDisposition(fields.get("content-disposition"))
            .contentEncoding(fields.get("content-encoding"))
            .metadata(metadata(fields))
            .build();
    var etag = store.postBlob(put, new Measured(form, file, policy)).eTag();
    return new Stored(bucket, key, "\"" + etag.replace("\"", "") + "\"", fields);
  }

  private static Part readFields(MultipartBody form, Map<String, String> fields)
      throws IOException {
    var left = MOST_BYTES_OF_FIELDS;
    for (var part = form.next(); part.isPresent(); part = form.next()) {
      var name = part.get().name().toLowerCase(Locale.ROOT);
      if (name.equals(FILE)) {
        return part.get();
      }
      var value = part.get().content().readNBytes(left + 1);
      left -= value.length + name.length();
      if (left < 0) {
        throw new S3Error(
            400,
            "MaxPostPreDataLengthExceeded",
            "Your POST request fields preceding the upload file were too large.");
      }
      fields.put(name, new String(value, StandardCharsets.UTF_8));
    }
    throw S3Error.invalidArgument("POST requires exactly one file upload per request.");
  }

  // Of a path that a browser sends, the file's own name.
  private static Map<String, String> expanded(Map<String, String> fields, String path) {
    var name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    var expanded = new LinkedHashMap<String, String>();
    fields.forEach((field, value) -> expanded.put(field, value.replace(FILE_NAME_VARIABLE, name)));
    return expanded;
  }

  private static void checkKey(String key) {
    if (key.isEmpty()) {
      throw S3Error.invalidArgument("User key must have a length greater than 0.");
    }
    if (key.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_OF_KEY) {
      throw new S3Error(400, "KeyTooLongError", "Your key is too long");
    }
  }

  private static Map<String, String> metadata(Map<String, String> fields) {
    var metadata = new TreeMap<String, String>();
    var size = 0;
    for (var field : fields.entrySet()) {
      if (field.getKey().startsWith(METADATA)) {
        var name = field.getKey().substring(METADATA.length());
        size += name.length() + field.getValue().getBytes(StandardCharsets.UTF_8).length;
        metadata.put(name, inAscii(field.getValue()));
      }
    }
    if (size > MOST_BYTES_OF_METADATA) {
      throw new S3Error(
          400,
          "MetadataTooLarge",
          "Your metadata headers exceed the maximum allowed metadata size");
    }
    return metadata;
  }

  // S3 gives metadata back in headers, other letters than ASCII as RFC 2047 writes them. s3proxy
  // would put question marks in their place.
  private static String inAscii(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~')
        ? text
        : "=?UTF-8?B?"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  // The file, which ends well only if its size is one that the policy allows and all of the form
  // has arrived: what the store reads to the end, it keeps.
  private static final class Measured extends FilterInputStream {
    private final MultipartBody form;
    private final PostPolicy policy;
    private long size;

    Measured(MultipartBody form, Part file, PostPolicy policy) {
      super(file.content());
      this.form = form;
      this.policy = policy;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var count = super.read(into, offset, length);
      size += Math.max(count, 0);
      if (size > policy.most()) {
        throw new S3Error(
            400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
      }
      if (count < 0) {
        if (size < policy.least()) {
          throw new S3Error(
              400,
              "EntityTooSmall",
              "Your proposed upload is smaller than the minimum allowed size");
        }
        form.finish();
      }
      return count;
    }
  }
}
