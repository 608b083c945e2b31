package org.backbone.runner.host.iam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Says what a call of AWS needs to be allowed, as AWS's service authorization reference does. It
/// reads requests by the names of their members, so it links to no service.
public final class Needs {
  private static final String HERE = ":us-east-1:000000000000:";
  private static final Pattern EQUAL = Pattern.compile("([#\\w]+)\\s*=\\s*(:\\w+)");
  private static final Pattern FROM =
      Pattern.compile("(?im)^From:[^@]*?[^@\\s<]+@([^>\\s,]+)>?\\s*$");

  private final Map<String, String> partitionKeys;

  /// With the partition key's name of each table and index, by ARN.
  Needs(Map<String, String> partitionKeys) {
    this.partitionKeys = partitionKeys;
  }

  /// What this call needs, of the function that this class was loaded for.
  public static List<Need> of(SdkPojo request, ExecutionAttributes about) {
    return new Needs(Policy.beside(Needs.class).partitionKeys())
        .of(
            String.valueOf(about.getAttribute(SdkExecutionAttribute.SERVICE_NAME)),
            String.valueOf(about.getAttribute(SdkExecutionAttribute.OPERATION_NAME)),
            request);
  }

  /// What an operation of a service needs, each by its name in the SDK.
  List<Need> of(String service, String operation, SdkPojo request) {
    var name = service.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "dynamodb" -> table(operation, request);
      case "s3" -> files(operation, request);
      case "sesv2" -> mail(operation, request);
      case "lambda" -> functions(operation, request);
      default -> List.of(need(name + ":" + operation, "*"));
    };
  }

  private List<Need> table(String operation, SdkPojo request) {
    return switch (operation) {
      case "TransactWriteItems", "TransactGetItems" ->
          list(request, "TransactItems").stream()
              .flatMap(
                  item ->
                      Stream.of("Put", "Update", "Delete", "Get", "ConditionCheck")
                          .flatMap(kind -> pojo(item, kind).stream().map(one -> item(kind, one))))
              .toList();
      case "BatchWriteItem", "BatchGetItem" -> {
        var needs = new ArrayList<Need>();
        map(request, "RequestItems")
            .forEach((table, items) -> needs.add(batch(operation, table, items)));
        yield needs;
      }
      case "Query" -> List.of(query(request));
      case "GetItem", "PutItem", "UpdateItem", "DeleteItem" ->
          List.of(item(operation.replace("Item", ""), request));
      default -> List.of(need("dynamodb:" + operation, reached(request)));
    };
  }

  private Need item(String kind, SdkPojo one) {
    var table = reached(one);
    var key = map(one, kind.equals("Put") ? "Item" : "Key").get(partitionKey(table));
    return new Need("dynamodb:" + kind + "Item", table, texts(key));
  }

  private Need batch(String operation, String name, Object items) {
    var table = table(name);
    var keys =
        items instanceof List<?> writes
            ? writes.stream()
                .map(SdkPojo.class::cast)
                .map(
                    write ->
                        pojo(write, "PutRequest")
                            .map(put -> map(put, "Item"))
                            .orElseGet(
                                () -> map(pojo(write, "DeleteRequest").orElseThrow(), "Key")))
            : list((SdkPojo) items, "Keys", Map.class).stream();
    return new Need(
        "dynamodb:" + operation,
        table,
        keys.flatMap(key -> texts(key.get(partitionKey(table))).stream()).toList());
  }

  private Need query(SdkPojo request) {
    var reached = reached(request);
    var names = map(request, "ExpressionAttributeNames");
    var values = map(request, "ExpressionAttributeValues");
    var keys =
        EQUAL
            .matcher(text(request, "KeyConditionExpression"))
            .results()
            .filter(
                equal ->
                    partitionKey(reached)
                        .equals(
                            names.containsKey(equal.group(1))
                                ? names.get(equal.group(1))
                                : equal.group(1)))
            .flatMap(equal -> texts(values.get(equal.group(2))).stream())
            .toList();
    return new Need("dynamodb:Query", reached, keys);
  }

  private static String reached(SdkPojo request) {
    var name = text(request, "TableName");
    var index = text(request, "IndexName");
    var table = name.isEmpty() ? "*" : table(name);
    return index.isEmpty() ? table : table + "/index/" + index;
  }

  private static String table(String name) {
    return "arn:aws:dynamodb" + HERE + "table/" + name;
  }

  // What the template does not declare, no statement allows: its keys do not matter.
  private String partitionKey(String reached) {
    return partitionKeys.getOrDefault(reached, "");
  }

  private static List<Need> files(String operation, SdkPojo request) {
    var bucket = "arn:aws:s3:::" + text(request, "Bucket");
    var object = bucket + "/" + text(request, "Key");
    var version = text(request, "VersionId").isEmpty() ? "" : "Version";
    return switch (operation) {
      case "GetObject", "HeadObject" -> List.of(need("s3:GetObject" + version, object));
      case "PutObjectTagging" -> List.of(need("s3:PutObject" + version + "Tagging", object));
      case "DeleteObject" -> List.of(need("s3:DeleteObject" + version, object));
      case "DeleteObjects" ->
          list(pojo(request, "Delete").orElseThrow(), "Objects").stream()
              .map(
                  one ->
                      need(
                          text(one, "VersionId").isEmpty()
                              ? "s3:DeleteObject"
                              : "s3:DeleteObjectVersion",
                          bucket + "/" + text(one, "Key")))
              .toList();
      case "PutObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload" ->
          List.of(need("s3:PutObject", object));
      case "HeadBucket", "ListObjects", "ListObjectsV2" -> List.of(need("s3:ListBucket", bucket));
      case "ListObjectVersions" -> List.of(need("s3:ListBucketVersions", bucket));
      default -> List.of(need("s3:" + operation, text(request, "Key").isEmpty() ? bucket : object));
    };
  }

  // A mail that is given as it is to be sent is checked for both names, on each thing it is sent
  // with.
  private static List<Need> mail(String operation, SdkPojo request) {
    var raw = pojo(request, "Content").flatMap(content -> pojo(content, "Raw"));
    if (!operation.equals("SendEmail") || raw.isEmpty()) {
      return List.of(need("ses:" + operation, "*"));
    }
    var bytes =
        value(raw.get(), "Data") instanceof SdkBytes data ? data : SdkBytes.fromUtf8String("");
    var from = FROM.matcher(bytes.asString(StandardCharsets.ISO_8859_1));
    var with = new ArrayList<String>();
    with.add("identity/" + (from.find() ? from.group(1) : ""));
    var set = text(request, "ConfigurationSetName");
    if (!set.isEmpty()) {
      with.add("configuration-set/" + set);
    }
    return with.stream()
        .flatMap(
            name ->
                Stream.of("ses:SendEmail", "ses:SendRawEmail")
                    .map(action -> need(action, "arn:aws:ses" + HERE + name)))
        .toList();
  }

  // A function is named by its name or by its ARN; the permission has another name than the call.
  private static List<Need> functions(String operation, SdkPojo request) {
    var name = text(request, "FunctionName");
    return List.of(
        need(
            "lambda:" + (operation.equals("Invoke") ? "InvokeFunction" : operation),
            name.startsWith("arn:") ? name : "arn:aws:lambda" + HERE + "function:" + name));
  }

  private static Need need(String action, String resource) {
    return new Need(action, resource, List.of());
  }

  private static @Nullable Object value(SdkPojo pojo, String member) {
    for (SdkField<?> field : pojo.sdkFields()) {
      if (field.memberName().equals(member)) {
        return field.getValueOrDefault(pojo);
      }
    }
    return null;
  }

  private static String text(SdkPojo pojo, String member) {
    return value(pojo, member) instanceof String text ? text : "";
  }

  private static Optional<SdkPojo> pojo(SdkPojo pojo, String member) {
    return value(pojo, member) instanceof SdkPojo inner ? Optional.of(inner) : Optional.empty();
  }

  private static List<SdkPojo> list(SdkPojo pojo, String member) {
    return list(pojo, member, SdkPojo.class);
  }

  private static <T> List<T> list(SdkPojo pojo, String member, Class<T> type) {
    return value(pojo, member) instanceof List<?> list
        ? list.stream().map(type::cast).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked") // the names of a map's entries are texts in every API of AWS
  private static Map<String, Object> map(SdkPojo pojo, String member) {
    return value(pojo, member) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static List<String> texts(@Nullable Object attribute) {
    return attribute instanceof SdkPojo value ? List.of(text(value, "S")) : List.of();
  }
}
