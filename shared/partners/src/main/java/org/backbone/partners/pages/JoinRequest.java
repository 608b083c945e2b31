package org.backbone.partners.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;

/// The same as the form, in JSON. Values of a wrong type are told with all other problems, at once.
///
/// The problems' fields are JSON pointers without the first slash.
public record JoinRequest(JoinForm form, List<Problem> problems) {
  public static JoinRequest of(JsonNode body, Language language) {
    return new Reader(body).read(language);
  }

  private static final class Reader {
    private final JsonNode body;
    private final List<Problem> wrong = new ArrayList<>();

    Reader(JsonNode body) {
      this.body = body;
    }

    JoinRequest read(Language language) {
      if (!body.isObject()) {
        wrong.add(Problem.of("", "not_an_object"));
      }
      var contact = body.path("contact");
      if (!contact.isMissingNode() && !contact.isNull() && !contact.isObject()) {
        wrong.add(Problem.of("contact", "not_an_object"));
      }
      var form =
          new JoinForm(
              text(body, "name", "name"),
              text(body, "kind", "kind"),
              text(body, "sector", "sector"),
              list("services"),
              list("languages"),
              text(body, "area", "area"),
              text(contact, "name", "contact/name"),
              text(contact, "email", "contact/email"),
              language(contact, language),
              consent());
      var problems = new ArrayList<>(wrong);
      form.problems().stream()
          .map(Reader::pointed)
          .filter(problem -> wrong.stream().noneMatch(other -> covers(other, problem)))
          .forEach(problems::add);
      return new JoinRequest(form, List.copyOf(problems));
    }

    private String text(JsonNode parent, String name, String pointer) {
      var node = parent.path(name);
      if (node.isMissingNode() || node.isNull()) {
        return "";
      }
      if (!node.isTextual()) {
        wrong.add(Problem.of(pointer, "not_a_text"));
        return "";
      }
      return node.textValue();
    }

    private String language(JsonNode contact, Language language) {
      var tag = text(contact, "language", "contact/language");
      return tag.isBlank() ? language.tag() : tag;
    }

    private List<String> list(String name) {
      var node = body.path(name);
      if (node.isMissingNode() || node.isNull()) {
        return List.of();
      }
      if (!node.isArray()) {
        wrong.add(Problem.of(name, "not_a_list"));
        return List.of();
      }
      var items = new ArrayList<String>();
      for (int index = 0; index < node.size(); index++) {
        if (node.get(index).isTextual()) {
          items.add(node.get(index).textValue());
        } else {
          wrong.add(Problem.of(name + "/" + index, "not_a_text"));
        }
      }
      return items;
    }

    private String consent() {
      var node = body.path("consent");
      if (node.isMissingNode() || node.isNull() || node.isBoolean()) {
        return node.asBoolean() ? "yes" : "";
      }
      wrong.add(Problem.of("consent", "not_true_or_false"));
      return "";
    }

    private static Problem pointed(Problem problem) {
      return new Problem(
          problem.field().replace("contact_", "contact/"), problem.code(), problem.arguments());
    }

    // Where the type is wrong, nothing more is said about the value, or about what it should hold.
    private static boolean covers(Problem wrong, Problem other) {
      return wrong.field().isEmpty()
          || other.field().equals(wrong.field())
          || other.field().startsWith(wrong.field() + "/");
    }
  }
}
