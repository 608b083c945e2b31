package org.backbone.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckVerbTest {
  private static final Path DATA =
      Repository.root().resolve("shared/outcomes/ingest/src/test/resources/data");
  private static final Path WIC = DATA.resolve("wic-pregnant-women-fy2015.csv");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aFileThatFitsExitsWith0AndSaysWhatItCounts() throws IOException {
    assertThat(check(WIC.toString(), "--format", "json")).isZero();

    var answer = json();
    assertThat(answer.path("accepted").booleanValue()).isTrue();
    assertThat(answer.path("rows").intValue()).isEqualTo(92);
    assertThat(answer.path("dataset").textValue()).isEqualTo("wic-participation");
    assertThat(answer.path("period").textValue()).isEqualTo("FY2015");
    assertThat(answer.path("problems").isEmpty()).isTrue();
    assertThat(answer.path("notes").get(1).path("rows").intValue()).isEqualTo(80);
  }

  @Test
  void aTextInAMonthExitsWith1AndNamesRowColumnAndValue() throws IOException {
    var copy =
        Files.writeString(
            folder.resolve("copy.csv"),
            Files.readString(WIC)
                .replace("\"Osage Tribal Council, OK\",163.0", "\"Osage Tribal Council, OK\",abc"));

    assertThat(check(copy.toString(), "--format", "json")).isEqualTo(1);

    var problems = json().path("problems");
    assertThat(problems).hasSize(1);
    var problem = problems.get(0);
    assertThat(problem.path("code").textValue()).isEqualTo("not_a_number");
    assertThat(problem.path("row").intValue()).isEqualTo(56);
    assertThat(problem.path("column").textValue()).isEqualTo("2014-10-01 00:00:00");
    assertThat(problem.path("value").textValue()).isEqualTo("abc");
    assertThat(problem.path("about").textValue()).isEqualTo("Osage Tribal Council, OK");
    assertThat(problem.path("message").textValue())
        .startsWith("Row 56: “2014-10-01 00:00:00” says");
  }

  @Test
  void peopleReadItInTheirLanguage() {
    var file = DATA.resolve("ct-chronic-absence-2017-18.csv").toString();

    assertThat(check(file, "--lang", "es")).isEqualTo(1);

    assertThat(out.toString())
        .startsWith("No pudimos usar este archivo: ct-chronic-absence-2017-18.csv")
        .contains("Falta la columna «Chronically Absent / Student Count».")
        .contains("Qué hacer: ");
  }

  @Test
  void aDatasetThatIsNamedIsTheOnlyOneThatMayFit() {
    assertThat(check(WIC.toString(), "--dataset", "wic-participation")).isZero();
    assertThat(check(WIC.toString(), "--dataset", "chronic-absence")).isEqualTo(1);
  }

  @Test
  void aMappingOfOnesOwnReadsAnotherLayout() throws IOException {
    var mapping = ownMapping().toString();
    var file =
        Files.writeString(
            folder.resolve("mine.csv"), "Absence 2018-19\nCode,Absent,Enrolled\n0010011,5,80\n");

    assertThat(check(file.toString(), "--mapping", mapping)).isZero();
    assertThat(check(WIC.toString(), "--mapping", mapping)).isEqualTo(1);
  }

  @Test
  void moreAbsentThanEnrolledIsAProblem() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("mine.csv"), "Absence 2018-19\nCode,Absent,Enrolled\n0010011,90,80\n");

    assertThat(check(file.toString(), "--mapping", ownMapping().toString(), "--format", "json"))
        .isEqualTo(1);

    assertThat(json().path("problems").get(0).path("message").textValue())
        .isEqualTo(
            "Row 3: “Absent” says 90, which is more than the 80 in “Enrolled”. Look which of the"
                + " two is right; they may have been exchanged.");
  }

  @Test
  void whatIsReadAsItStandsAndHardlyMeantSoIsAskedAbout() throws IOException {
    var file = fractions();

    assertThat(check(file.toString(), "--format", "json")).isEqualTo(1);

    var answer = json();
    assertThat(answer.path("accepted").booleanValue()).isFalse();
    assertThat(answer.path("problems").isEmpty()).isTrue();
    var confirm = answer.path("confirm");
    assertThat(confirm.findValuesAsText("code")).contains("column_below_one");
    assertThat(confirm.get(0).path("column").textValue()).isEqualTo("%");
    assertThat(confirm.get(0).path("message").textValue())
        .isEqualTo(
            "Every percentage in column % is below 1. Perhaps they are fractions: 0.048 means 4.8"
                + " percent.");
    assertThat(check(file.toString(), "--lang", "es")).isEqualTo(1);
    assertThat(out.toString()).contains("Se le preguntaría por esto antes de que cuente:");
  }

  @Test
  void peopleBesideAShareOfZeroAreAskedAbout() throws IOException {
    var whole = Files.readString(DATA.resolve("ct-chronic-absence-2018-19.csv"));
    var row = "\"Black or African American\",27,4.8";
    var wrong = row.replace("4.8", "0.0");
    var file = Files.writeString(folder.resolve("zero.csv"), whole.replace(row, wrong));

    assertThat(check(file.toString(), "--format", "json")).isEqualTo(1);

    var asked = json().path("confirm").get(0);
    assertThat(asked.path("code").textValue()).isEqualTo("count_without_share");
    assertThat(asked.path("value").textValue()).isEqualTo("27");
    assertThat(asked.path("row").intValue()).isPositive();
  }

  private Path fractions() throws IOException {
    var share = Pattern.compile(",([0-9]{1,2}\\.[0-9])$");
    var lines =
        Files.readString(DATA.resolve("ct-chronic-absence-2018-19.csv"))
            .lines()
            .map(line -> share.matcher(line).replaceFirst(CheckVerbTest::asFraction))
            .collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve("fractions.csv"), lines);
  }

  private static String asFraction(MatchResult share) {
    return ",%.3f".formatted(Double.parseDouble(share.group(1)) / 100);
  }

  @Test
  void aMappingIsProposedForAFileThatNobodyKnows() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("mine.csv"),
            "Mes;Agencia;Mujeres embarazadas\noct-14;Cherokee Nation;841\nnov-14;Oklahoma;10315\n");
    var proposed = folder.resolve("proposed.json");

    assertThat(check(file.toString(), "--propose", proposed.toString())).isZero();
    assertThat(check(file.toString(), "--mapping", proposed.toString())).isZero();
    assertThat(Files.readString(proposed))
        .contains("\"wic-participation\"", "\"Mujeres embarazadas\"");

    var nothing = Files.writeString(folder.resolve("n.csv"), "a,b\nx,y\nz,w\n");
    assertThat(check(nothing.toString(), "--propose", folder.resolve("n.json").toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("nothing was written");
    assertThat(folder.resolve("n.json")).doesNotExist();
  }

  @Test
  void nothingIsProposedOfAFileAboutPeople() throws IOException {
    var file = Files.writeString(folder.resolve("p.csv"), "site,SSN,n\nNorth,078051120,3\n");
    var proposed = folder.resolve("people.json");

    assertThat(check(file.toString(), "--propose", proposed.toString())).isEqualTo(1);
    assertThat(proposed).doesNotExist();
  }

  private Path ownMapping() throws IOException {
    return Files.writeString(
        folder.resolve("mapping.json"),
        """
        {"id": "mine", "dataset": "chronic-absence", "period": {"title": "Absence {it}"},
         "place": {"from": "Code", "any": "district", "pattern": "[0-9]{7}"},
         "figures": [{"indicator": "chronic_absence", "count": "Absent", "base": "Enrolled"}]}
        """);
  }

  @Test
  void badUseExitsWith2AndASentence() throws IOException {
    assertThat(check(folder.resolve("nothing.csv").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file ");
    assertThat(check()).isEqualTo(2);
    assertThat(check(folder.toString())).isEqualTo(2);
    assertThat(check(WIC.toString(), "--dataset", "wic")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no dataset wic; there are wic-participation, ");
    assertThat(check(WIC.toString(), "--format", "xml")).isEqualTo(2);
    assertThat(check(WIC.toString(), "--lang", "fr")).isEqualTo(2);
    assertThat(check(WIC.toString(), "--mapping", folder.resolve("none.json").toString()))
        .isEqualTo(2);
    var mapping = Files.writeString(folder.resolve("bad.json"), "{\"id\": 1}");
    assertThat(check(WIC.toString(), "--mapping", mapping.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("bad.json is not a mapping:").contains("/id is not a text");
  }

  private int check(String... arguments) {
    return new CommandLine(new CheckVerb())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private JsonNode json() throws IOException {
    return JsonMapper.builder().build().readTree(out.toString());
  }
}
