package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule holds for `template.yaml`, and finds what is planted in it.
class AccountRulesTest {
  private static final String TEMPLATE = DeclaredTemplate.text();

  private record Rule(Function<AccountRules, List<String>> broken, String good, String bad) {}

  private static Arguments rule(
      String name, Function<AccountRules, List<String>> broken, String good, String bad) {
    return Arguments.of(name, new Rule(broken, good, bad));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(
            "reserved concurrency",
            AccountRules::reservedConcurrency,
            "      Description: Sends what the outbox holds, once.\n",
            "      ReservedConcurrentExecutions: 1\n"),
        rule(
            "a kept bucket",
            AccountRules::namesThatOutliveAFailedFirstDeployment,
            "DeletionPolicy: RetainExceptOnCreate",
            "DeletionPolicy: Retain"),
        rule(
            "a bucket that is lost when it is replaced",
            AccountRules::namesThatOutliveAFailedFirstDeployment,
            "RetainExceptOnCreate\n    UpdateReplacePolicy: Retain",
            "RetainExceptOnCreate\n    UpdateReplacePolicy: Delete"),
        rule(
            "a schedule with SAM's name",
            AccountRules::namesThatForbidASecondStack,
            "            OmitName: true\n",
            ""),
        rule(
            "a table with a name",
            AccountRules::namesThatForbidASecondStack,
            "      BillingMode: PAY_PER_REQUEST\n",
            "      BillingMode: PAY_PER_REQUEST\n      TableName: backbone\n"),
        rule(
            "an API that loses its authorizer",
            AccountRules::apisThatLoseTheirAuthorizerInSilence,
            "      FailOnWarnings: true\n",
            ""),
        rule(
            "a reader that may not list",
            AccountRules::readersThatCannotTellWhatIsGone,
            "                - s3:ListBucket\n",
            "                - s3:GetObject\n"),
        rule(
            "an ARN of one partition",
            AccountRules::wordsOfOnePartition,
            "arn:${AWS::Partition}:events",
            "arn:aws:events"),
        rule(
            "an address of one partition",
            AccountRules::wordsOfOnePartition,
            ".${AWS::URLSuffix}",
            ".amazonaws.com"),
        rule(
            "a bucket's name with dots",
            AccountRules::bucketNamesWithDots,
            "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
            "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
        rule(
            "a zone of three parts",
            AccountRules::zonesThatAreRefused,
            "[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}",
            "[A-Za-z]+/[A-Za-z_]+"),
        rule(
            "other people's mail",
            AccountRules::rulesThatHearOthersMail,
            "ses:configuration-set:",
            "ses:from-domain:"),
        rule(
            "an alarm without an action",
            AccountRules::alarmsThatTellNobody,
            "      AlarmActions:\n        - !Ref AlarmTopic\n",
            ""),
        rule(
            "a count that no alarm watches",
            AccountRules::whatNoAlarmWatches,
            "          MetricName: Looks\n",
            "          MetricName: Other\n"),
        rule(
            "5xx that no alarm watches",
            AccountRules::whatNoAlarmWatches,
            "MetricName: 5xx",
            "MetricName: 4xx"),
        rule(
            "a page whose failures are not counted",
            AccountRules::pagesWhoseFailuresNobodyCounts,
            "LogGroupName: !Ref DashboardLog",
            "LogGroupName: !Ref MailEventsLog"),
        rule(
            "silence as good news",
            AccountRules::alarmsThatTakeSilenceForGoodNews,
            "TreatMissingData: breaching",
            "TreatMissingData: ignore"),
        rule(
            "a pool that anyone may enter",
            AccountRules::poolsThatAreOpen,
            "AllowAdminCreateUserOnly: true",
            "AllowAdminCreateUserOnly: false"),
        rule(
            "staff by a password alone",
            AccountRules::poolsThatAreOpen,
            "MfaConfiguration: \"ON\"",
            "MfaConfiguration: \"OFF\""),
        rule(
            "a client that gets tokens in its address",
            AccountRules::clientsThatGiveTokensAway,
            "        - code\n",
            "        - implicit\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void whatAnAccountRefusesIsNotInTheTemplateAndWouldBeFoundThere(String name, Rule rule) {
    assertThat(broken(rule, TEMPLATE)).as(name).isEmpty();

    assertThat(TEMPLATE).contains(rule.good());
    assertThat(broken(rule, TEMPLATE.replace(rule.good(), rule.bad()))).as(name).isNotEmpty();
  }

  private static List<String> broken(Rule rule, String template) {
    return rule.broken().apply(new AccountRules(DeclaredTemplate.of(template)));
  }
}
