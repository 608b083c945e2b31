"""What a stack was asked for, read back from the services that made it; what was dropped is made up for where the suite relies on it."""

import dataclasses
import json
import re
from typing import Callable, Optional

from botocore.exceptions import ClientError

from deployment import Refused


@dataclasses.dataclass
class Part:
    """One thing that the template asks for."""

    name: str
    asked: object
    read: Callable[[], object]
    mend: Optional[Callable[[], object]] = None


def covers(asked, made):
    """Whether all that was asked for is in what was made, which may say more."""
    if isinstance(asked, dict):
        return isinstance(made, dict) and all(key in made and covers(value, made[key]) for key, value in asked.items())
    if isinstance(asked, list):
        return isinstance(made, list) and len(asked) == len(made) and all(covers(*pair) for pair in zip(asked, made))
    # Numbers and truths come back as words, or the other way round.
    return asked == made or str(asked).lower() == str(made).lower()


def or_none(call, **arguments):
    """An answer; nothing where the service says that there is none."""
    try:
        return call(**arguments)
    except ClientError as refused:
        if refused.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return {}
        raise


def pages(call, **arguments):
    """All items of an answer in pages."""
    items, token = [], {}
    while True:
        answer = call(**arguments, **token)
        items += answer["Items"]
        if not answer.get("NextToken"):
            return items
        token = {"NextToken": answer["NextToken"]}


def make_up(deployment):
    """Reads all of it back, says what was dropped, makes up for it; returns how many parts were right at once."""
    right = 0
    for part in parts(deployment):
        if covers(part.asked, part.read()):
            right += 1
        elif part.mend is None:
            print(f"  not kept: {part.name}")
        else:
            part.mend()
            if not covers(part.asked, part.read()):
                raise Refused(f"{part.name} was dropped and cannot be made up for: asked {part.asked}, made {part.read()}")
            print(f"  dropped and made up for by the SDK: {part.name}")
    return right


def parts(deployment):
    yield from api(deployment)
    yield from table(deployment)
    yield from buckets(deployment)
    yield from schedules(deployment)
    yield from functions(deployment)
    yield from streams(deployment)
    yield from others(deployment)


def api(deployment):
    gateway = deployment.engine.apigatewayv2
    for name, asked in deployment.of_type("AWS::ApiGatewayV2::Api"):
        api_id, body = deployment.physical[name], asked["Body"]
        routes = {}
        for path, methods in body["paths"].items():
            for method, operation in methods.items():
                verb = "ANY" if method == "x-amazon-apigateway-any-method" else method.upper()
                routes["$default" if operation.get("isDefaultRoute") else f"{verb} {path}"] = operation

        def scopes(operation):
            [(authorizer, wanted)] = operation["security"][0].items()
            return {"AuthorizationType": "NONE"} if authorizer == "NONE" else {"AuthorizationType": "JWT", "AuthorizationScopes": wanted}

        def read():
            return {route["RouteKey"]: route for route in pages(gateway.get_routes, ApiId=api_id)}

        def mend():
            authorizers, integrations = {}, {}
            for scheme, said in body["components"]["securitySchemes"].items():
                jwt = said["x-amazon-apigateway-authorizer"]
                made = gateway.create_authorizer(
                    ApiId=api_id,
                    Name=scheme,
                    AuthorizerType="JWT",
                    IdentitySource=[jwt["identitySource"]],
                    JwtConfiguration={"Issuer": jwt["jwtConfiguration"]["issuer"], "Audience": jwt["jwtConfiguration"]["audience"]},
                )
                authorizers[scheme] = made["AuthorizerId"]
            there = read()
            for key, operation in routes.items():
                if key in there:
                    continue
                integration = operation["x-amazon-apigateway-integration"]
                uri = integration["uri"]
                if uri not in integrations:
                    function = re.search(r"functions/(.+)/invocations", uri).group(1)
                    made = gateway.create_integration(
                        ApiId=api_id,
                        IntegrationType="AWS_PROXY",
                        IntegrationUri=function,
                        PayloadFormatVersion=integration["payloadFormatVersion"],
                    )
                    integrations[uri] = made["IntegrationId"]
                wanted = scopes(operation)
                if wanted["AuthorizationType"] == "JWT":
                    wanted["AuthorizerId"] = authorizers[next(iter(operation["security"][0]))]
                gateway.create_route(ApiId=api_id, RouteKey=key, Target=f"integrations/{integrations[uri]}", **wanted)

        yield Part(f"{name}'s {len(routes)} routes, their integrations and their authorizer", {key: scopes(each) for key, each in routes.items()}, read, mend)
        for stage, wanted in deployment.of_type("AWS::ApiGatewayV2::Stage"):
            settings = wanted["DefaultRouteSettings"]
            stage_name = wanted["StageName"]
            yield Part(
                f"{stage}'s throttle",
                settings,
                lambda: next(each for each in gateway.get_stages(ApiId=api_id)["Items"] if each["StageName"] == stage_name)["DefaultRouteSettings"],
                lambda: gateway.update_stage(ApiId=api_id, StageName=stage_name, DefaultRouteSettings=settings),
            )


def table(deployment):
    dynamodb = deployment.engine.dynamodb
    for name, asked in deployment.of_type("AWS::DynamoDB::Table"):
        made = deployment.physical[name]

        def described(made=made):
            return dynamodb.describe_table(TableName=made)["Table"]

        kept = {key: asked[key] for key in ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "DeletionProtectionEnabled")}
        yield Part(f"{name}'s keys, index and protection", kept, described)
        yield Part(f"{name}'s stream", asked["StreamSpecification"], lambda: described()["StreamSpecification"])
        yield Part(f"{name}'s encryption", {"Status": "ENABLED"}, lambda: described().get("SSEDescription"))
        ttl = asked["TimeToLiveSpecification"]
        yield Part(
            f"{name}'s time to live",
            {"TimeToLiveStatus": "ENABLED", "AttributeName": ttl["AttributeName"]},
            lambda: dynamodb.describe_time_to_live(TableName=made)["TimeToLiveDescription"],
            lambda: dynamodb.update_time_to_live(TableName=made, TimeToLiveSpecification=ttl),
        )
        recovery = asked["PointInTimeRecoverySpecification"]
        yield Part(
            f"{name}'s recovery to a point in time",
            {"PointInTimeRecoveryStatus": "ENABLED"},
            lambda: dynamodb.describe_continuous_backups(TableName=made)["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"],
            lambda: dynamodb.update_continuous_backups(TableName=made, PointInTimeRecoverySpecification=recovery),
        )


def lifecycle(asked):
    """CloudFormation's words for a lifecycle, in those of S3's own API."""
    rules = []
    for rule in asked["Rules"]:
        said = {"ID": rule["Id"], "Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
        if "ExpirationInDays" in rule:
            said["Expiration"] = {"Days": rule["ExpirationInDays"]}
        if "ExpiredObjectDeleteMarker" in rule:
            said["Expiration"] = {"ExpiredObjectDeleteMarker": rule["ExpiredObjectDeleteMarker"]}
        if "NoncurrentVersionExpiration" in rule:
            said["NoncurrentVersionExpiration"] = rule["NoncurrentVersionExpiration"]
        if "AbortIncompleteMultipartUpload" in rule:
            said["AbortIncompleteMultipartUpload"] = rule["AbortIncompleteMultipartUpload"]
        rules.append(said)
    return rules


def buckets(deployment):
    s3 = deployment.engine.s3
    for name, asked in deployment.of_type("AWS::S3::Bucket"):
        bucket = deployment.physical[name]

        def read(call, *keys, bucket=bucket):
            answer = or_none(call, Bucket=bucket)
            for key in keys:
                answer = answer.get(key, {})
            return answer

        if "LifecycleConfiguration" in asked:
            rules = lifecycle(asked["LifecycleConfiguration"])
            yield Part(
                f"{name}'s lifecycle",
                rules,
                lambda: read(s3.get_bucket_lifecycle_configuration, "Rules"),
                lambda: s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": rules}),
            )
        if "VersioningConfiguration" in asked:
            yield Part(f"{name}'s versions", asked["VersioningConfiguration"], lambda: read(s3.get_bucket_versioning))
        yield Part(f"{name}'s closed doors", asked["PublicAccessBlockConfiguration"], lambda: read(s3.get_public_access_block, "PublicAccessBlockConfiguration"))
        yield Part(f"{name}'s owner", {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}, lambda: read(s3.get_bucket_ownership_controls, "OwnershipControls"))
        if "NotificationConfiguration" in asked:
            yield Part(f"{name}'s events", {"EventBridgeConfiguration": {}}, lambda: read(s3.get_bucket_notification_configuration))


def schedules(deployment):
    scheduler = deployment.engine.scheduler
    for name, asked in deployment.of_type("AWS::Scheduler::Schedule"):
        made = deployment.physical[name]

        def mend(asked=asked, made=made):
            there = scheduler.get_schedule(Name=made)
            again = {key: there[key] for key in ("Name", "ScheduleExpression", "FlexibleTimeWindow", "Target", "State") if key in there}
            again.update({key: value for key, value in asked.items() if key in ("ScheduleExpression", "ScheduleExpressionTimezone", "FlexibleTimeWindow", "Target")})
            scheduler.update_schedule(**again)

        wanted = {key: asked[key] for key in ("ScheduleExpression", "ScheduleExpressionTimezone", "FlexibleTimeWindow", "Target")}
        yield Part(f"{name}'s time, zone and target", wanted, lambda made=made: scheduler.get_schedule(Name=made), mend)


def functions(deployment):
    lambda_ = deployment.engine.lambda_
    for name, asked in deployment.of_type("AWS::Lambda::Function"):
        made = deployment.physical[name]
        wanted = {key: asked[key] for key in ("Handler", "Runtime", "Architectures", "Timeout", "MemorySize", "TracingConfig", "Environment") if key in asked}
        yield Part(f"{name}'s settings", wanted, lambda made=made: lambda_.get_function_configuration(FunctionName=made))
    for name, asked in deployment.of_type("AWS::Lambda::EventInvokeConfig"):
        wanted = {key: value for key, value in asked.items() if key in ("DestinationConfig", "MaximumEventAgeInSeconds", "MaximumRetryAttempts")}
        function = asked["FunctionName"]
        yield Part(
            f"{name}: tries, age and failure queue of events",
            wanted,
            lambda function=function: or_none(lambda_.get_function_event_invoke_config, FunctionName=function),
            lambda function=function, wanted=wanted: lambda_.put_function_event_invoke_config(FunctionName=function, **wanted),
        )


def streams(deployment):
    lambda_ = deployment.engine.lambda_
    for name, asked in deployment.of_type("AWS::Lambda::EventSourceMapping"):
        made = deployment.physical[name]
        wanted = {key: value for key, value in asked.items() if key not in ("FunctionName", "StartingPosition")}
        yield Part(f"{name}'s filter, batch and failure queue", wanted, lambda made=made: lambda_.get_event_source_mapping(UUID=made))


def others(deployment):
    engine = deployment.engine
    for name, asked in deployment.of_type("AWS::Events::Rule"):
        made = deployment.physical[name]
        yield Part(f"{name}'s pattern", asked["EventPattern"], lambda made=made: json.loads(engine.events.describe_rule(Name=made)["EventPattern"]))
        yield Part(f"{name}'s target", asked["Targets"], lambda made=made: engine.events.list_targets_by_rule(Rule=made)["Targets"])
    for name, asked in deployment.of_type("AWS::Logs::LogGroup"):
        made = deployment.physical[name]
        yield Part(
            f"{name}'s retention",
            {"retentionInDays": asked["RetentionInDays"]},
            lambda made=made: next((each for each in engine.logs.describe_log_groups(logGroupNamePrefix=made)["logGroups"] if each["logGroupName"] == made), {}),
        )
    for name, asked in deployment.of_type("AWS::SES::ConfigurationSet"):
        made = deployment.physical[name]
        yield Part(f"{name}'s suppression", asked["SuppressionOptions"], lambda made=made: engine.sesv2.get_configuration_set(ConfigurationSetName=made)["SuppressionOptions"])
    for name, asked in deployment.of_type("AWS::Logs::MetricFilter"):
        made = deployment.physical[name]
        wanted = {"filterPattern": asked["FilterPattern"], "metricTransformations": [{"metricName": asked["MetricTransformations"][0]["MetricName"]}]}
        yield Part(
            f"{name}'s filter",
            wanted,
            lambda asked=asked: next(iter(engine.logs.describe_metric_filters(logGroupName=asked["LogGroupName"])["metricFilters"]), {}),
        )
    for name, asked in deployment.of_type("AWS::CloudWatch::Alarm"):
        made = deployment.physical[name]
        wanted = {key: asked[key] for key in ("AlarmActions", "MetricName", "Namespace", "Threshold", "ComparisonOperator", "TreatMissingData") if key in asked}
        wanted["Threshold"] = float(wanted["Threshold"])
        yield Part(f"{name}", wanted, lambda made=made: engine.cloudwatch.describe_alarms(AlarmNames=[made])["MetricAlarms"][0])
