package org.backbone.runner.options;

import java.util.Locale;
import java.util.stream.Collectors;
import org.backbone.platform.core.Language;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How a verb answers: for people or for programs, and in which language.
public final class AnswerOptions {
  /// For whom.
  public enum Format {
    /// For people.
    TEXT,
    /// For programs.
    JSON
  }

  private static final String TAGS =
      Language.all().stream().map(Language::tag).collect(Collectors.joining(" or "));

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--format", paramLabel = "text|json", description = "default: text")
  private String format = "text";

  @Option(
      names = "--lang",
      paramLabel = "TAG",
      description = "the language, as en or es; default: en")
  private String lang = "en";

  /// Made by picocli.
  public AnswerOptions() {}

  /// For whom.
  ///
  /// @throws ParameterException where it is said otherwise than can be
  public Format format() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "text" -> Format.TEXT;
      case "json" -> Format.JSON;
      default -> throw badUse("--format is text or json, not " + format);
    };
  }

  /// In which language.
  ///
  /// @throws ParameterException where it is none that there is
  public Language language() {
    return Language.of(lang).orElseThrow(() -> badUse("--lang is " + TAGS + ", not " + lang));
  }

  private ParameterException badUse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
