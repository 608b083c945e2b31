package org.backbone.runner.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the one who signed a form allows: until when, which fields, how many bytes.
///
/// @param least of the file's bytes
/// @param most of the file's bytes
record PostPolicy(Instant expiration, List<Condition> conditions, long least, long most) {
  /// What one field must be.
  ///
  /// @param operator `eq` or `starts-with`
  /// @param field in small letters
  record Condition(String operator, String field, String value) {
    private boolean holds(Map<String, String> fields) {
      var given = fields.get(field);
      if (given == null) {
        return false;
      }
      if (operator.equals("eq")) {
        return given.equals(value);
      }
      // Of content types there may be a list, and each must fit.
      return field.equals("content-type")
          ? Stream.of(given.split(",")).allMatch(type -> type.strip().startsWith(value))
          : given.startsWith(value);
    }

    // As S3 writes it in its answer.
    @Override
    public String toString() {
      return "[\"%s\", \"$%s\", \"%s\"]".formatted(operator, field, value);
    }
  }

  // What S3 takes in one request.
  private static final long LARGEST = 5L << 30;
  private static final Set<String> FREE = Set.of("x-amz-signature", "file", "policy");
  private static final String IGNORED = "x-ignore-";
  private static final ObjectMapper JSON = new ObjectMapper();

  PostPolicy {
    conditions = List.copyOf(conditions);
  }

  /// Reads the form's field `policy`.
  static PostPolicy of(String encoded) {
    JsonNode policy;
    try {
      var json = Base64.getMimeDecoder().decode(encoded);
      policy = JSON.readTree(new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | JsonProcessingException _) {
      throw invalid("Invalid JSON.");
    }
    var conditions = new ArrayList<Condition>();
    var least = 0L;
    var most = LARGEST;
    for (var condition : policy.path("conditions")) {
      if (condition.isObject()) {
        conditions.add(exactly(condition));
      } else if (is(condition, "content-length-range")) {
        least = Math.max(least, bytes(condition.get(1)));
        most = Math.min(most, bytes(condition.get(2)));
      } else if (is(condition, "eq") || is(condition, "starts-with")) {
        conditions.add(matching(condition));
      } else {
        throw invalid("Invalid Condition: " + condition);
      }
    }
    return new PostPolicy(expiration(policy), conditions, least, most);
  }

  /// Refuses a form that the policy does not allow; of the file, nothing is known yet.
  ///
  /// @param fields all but the file, by their names in small letters, and `bucket`
  void check(Map<String, String> fields, Instant now) {
    if (!now.isBefore(expiration)) {
      throw S3Error.accessDenied("Invalid according to Policy: Policy expired.");
    }
    var named = new HashSet<String>();
    for (var condition : conditions) {
      if (!condition.holds(fields)) {
        throw S3Error.accessDenied(
            "Invalid according to Policy: Policy Condition failed: " + condition);
      }
      named.add(condition.field());
    }
    for (var field : fields.keySet()) {
      if (!named.contains(field) && !FREE.contains(field) && !field.startsWith(IGNORED)) {
        throw S3Error.accessDenied("Invalid according to Policy: Extra input fields: " + field);
      }
    }
  }

  private static Instant expiration(JsonNode policy) {
    try {
      return Instant.parse(policy.path("expiration").asText());
    } catch (DateTimeException _) {
      throw invalid("Invalid 'expiration' value: '" + policy.path("expiration").asText() + "'");
    }
  }

  private static boolean is(JsonNode condition, String operator) {
    return condition.size() == 3
        && condition.path(0).asText().toLowerCase(Locale.ROOT).equals(operator);
  }

  private static Condition exactly(JsonNode condition) {
    if (condition.size() != 1) {
      throw invalid(
          "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
    }
    var property = condition.properties().iterator().next();
    return new Condition("eq", name(property.getKey()), text(property.getValue()));
  }

  private static Condition matching(JsonNode condition) {
    var field = text(condition.path(1));
    if (!field.startsWith("$")) {
      throw invalid("Invalid Condition: " + condition);
    }
    return new Condition(
        condition.path(0).asText().toLowerCase(Locale.ROOT),
        name(field.substring(1)),
        text(condition.path(2)));
  }

  private static String name(String field) {
    return field.toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode value) {
    if (!value.isTextual()) {
      throw invalid("Invalid Condition: field value must be string");
    }
    return value.asText();
  }

  private static long bytes(JsonNode value) {
    if (!value.asText().matches("\\d{1,18}")) {
      throw invalid("Invalid Condition: content-length-range of " + value);
    }
    return value.asLong();
  }

  private static S3Error invalid(String why) {
    return new S3Error(400, "InvalidPolicyDocument", "Invalid Policy: " + why);
  }
}
