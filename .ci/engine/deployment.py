"""The suite at an endpoint that speaks AWS: zips, the transformed template, the stack."""

import json
import os
import pathlib
import re
import shutil
import stat
import time
import zipfile

import boto3
from botocore.config import Config
from samcli.yamlhelper import yaml_parse
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "elsewhere"
STACK = "backbone"
REGION = os.environ.get("AWS_DEFAULT_REGION", "us-east-1")
ARCHITECTURE = "x86_64" if os.uname().machine == "x86_64" else "arm64"
# Lambda's own client of its Runtime API, in the versions that the build pins.
CLIENT = ("aws-lambda-java-runtime-interface-client", "aws-lambda-java-core", "aws-lambda-java-serialization")
BOOTSTRAP = """#!/bin/sh
# Lambda's own runtime client, with the JVM's settings of Lambda's java25.
exec {java} -Xmx$((AWS_LAMBDA_FUNCTION_MEMORY_SIZE * 85 / 100))m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
  -Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="$LAMBDA_TASK_ROOT/runtime/{native}" \\
  -cp "$LAMBDA_TASK_ROOT:$LAMBDA_TASK_ROOT/lib/*:$LAMBDA_TASK_ROOT/runtime/*" com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
"""


# Names that the engine gives, or what no other service tells.
NOT_COMPARED = ("EventSourceArn", "Role", "Code", "Tags", "AccessLogSettings", "Dimensions")


class Refused(Exception):
    """What the endpoint would not do, or what is not there; told without a stack trace."""


class Engine:
    """The endpoint, by service."""

    def __init__(self, endpoint):
        self.endpoint = endpoint.rstrip("/")
        self.session = boto3.Session(
            aws_access_key_id=os.environ.get("AWS_ACCESS_KEY_ID", "test"),
            aws_secret_access_key=os.environ.get("AWS_SECRET_ACCESS_KEY", "test"),
            region_name=REGION,
        )
        self.made = {}

    def __getattr__(self, service):
        name = service.rstrip("_").replace("_", "-")
        if name not in self.made:
            config = Config(
                s3={"addressing_style": "path"},
                connect_timeout=5,
                read_timeout=120,
                retries={"max_attempts": 1},
                max_pool_connections=50,
                parameter_validation=False,
            )
            self.made[name] = self.session.client(name, endpoint_url=self.endpoint, config=config)
        return self.made[name]


class Deployment:
    """The stack as it was asked for, and as it was made."""

    def __init__(self, engine, parameters, template):
        self.engine = engine
        self.parameters = parameters
        self.template = template
        self.physical = {}

    def of_type(self, kind):
        """The template's resources of a type: logical id, properties as they are asked for, but for those that compare with nothing."""
        for name, resource in self.template["Resources"].items():
            if resource["Type"] == kind and name in self.physical:
                asked = {key: value for key, value in resource.get("Properties", {}).items() if key not in NOT_COMPARED}
                yield name, self.resolved(asked)

    def resolved(self, value):
        """A value of the template with its references replaced, as far as what is compared needs it."""
        if isinstance(value, list):
            return [self.resolved(each) for each in value]
        if not isinstance(value, dict):
            return value
        if set(value) == {"Ref"}:
            return self.reference(value["Ref"])
        if set(value) == {"Fn::GetAtt"}:
            return self.attribute(value["Fn::GetAtt"])
        if set(value) == {"Fn::If"}:
            condition, then, otherwise = value["Fn::If"]
            return self.resolved(then if self.holds(self.template["Conditions"][condition]) else otherwise)
        if set(value) == {"Fn::Sub"} and isinstance(value["Fn::Sub"], str):
            return re.sub(r"\$\{([^!}]+)\}", lambda found: str(self.named(found.group(1))), value["Fn::Sub"])
        return {key: self.resolved(each) for key, each in value.items()}

    def holds(self, condition):
        [(operator, argument)] = condition.items()
        if operator == "Condition":
            return self.holds(self.template["Conditions"][argument])
        if operator == "Fn::Equals":
            return str(self.resolved(argument[0])) == str(self.resolved(argument[1]))
        if operator == "Fn::Not":
            return not self.holds(argument[0])
        return (all if operator == "Fn::And" else any)(self.holds(each) for each in argument)

    def named(self, name):
        return self.attribute(name.split(".", 1)) if "." in name else self.reference(name)

    def reference(self, name):
        fixed = {"AWS::Partition": "aws", "AWS::Region": REGION, "AWS::URLSuffix": "amazonaws.com", "AWS::StackName": STACK, "AWS::AccountId": self.account()}
        return fixed[name] if name in fixed else self.parameters.get(name, self.physical.get(name, name))

    def log_group(self, function):
        """Where a function's words go, by its logical id."""
        return self.resolved(self.template["Resources"][function]["Properties"]["LoggingConfig"]["LogGroup"])

    def account(self):
        return self.engine.sts.get_caller_identity()["Account"]

    def attribute(self, path):
        name, attribute = path if isinstance(path, list) else path.split(".", 1)
        kind = self.template["Resources"][name]["Type"]
        if attribute == "Arn" and kind == "AWS::Lambda::Function":
            return self.function_arn(name)
        if attribute == "Arn" and kind == "AWS::SQS::Queue":
            wanted = self.engine.sqs.get_queue_attributes(QueueUrl=self.physical[name], AttributeNames=["QueueArn"])
            return wanted["Attributes"]["QueueArn"]
        if attribute == "Arn" and kind == "AWS::IAM::Role":
            return self.engine.iam.get_role(RoleName=self.physical[name])["Role"]["Arn"]
        raise Refused(f"{name}.{attribute} is compared with nothing yet: teach .ci/engine to look it up")

    def function_arn(self, name):
        return self.engine.lambda_.get_function_configuration(FunctionName=self.physical[name])["FunctionArn"]


def client_jars():
    """The runtime interface client and what it needs, from the build's own class path."""
    path = ROOT / "events" / "runner" / "target" / "classpath.txt"
    if not path.exists():
        raise Refused("nothing is built: run mvn verify first")
    jars = [pathlib.Path(each) for each in path.read_text().strip().split(os.pathsep)]
    return [jar for jar in jars if jar.name.startswith(CLIENT)]


def with_client(zipped, target):
    """A function's zip with a bootstrap and Lambda's runtime client in it."""
    shutil.copyfile(zipped, target)
    java = pathlib.Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    # Left to itself, the client unpacks its library to one place in /tmp, under the feet of other functions that run here.
    native = "libaws-lambda-jni.linux-" + ("x86_64" if ARCHITECTURE == "x86_64" else "aarch_64") + ".so"
    with zipfile.ZipFile(target, "a", zipfile.ZIP_STORED) as archive:
        for jar in client_jars():
            archive.write(jar, f"runtime/{jar.name}")
            if jar.name.startswith(CLIENT[0]):
                with zipfile.ZipFile(jar) as packed:
                    archive.writestr(f"runtime/{native}", packed.read(f"jni/{native}"))
        entry = zipfile.ZipInfo("bootstrap")
        entry.external_attr = (stat.S_IFREG | 0o755) << 16
        archive.writestr(entry, BOOTSTRAP.format(java=java, native=native))


def uploaded(engine, template, bucket, runtime, environment):
    """Puts each function's zip at the endpoint, and makes the template speak of it."""
    shared = template["Globals"]["Function"]
    declared = shared["Runtime"]
    shared["Runtime"] = runtime
    if runtime != declared:
        # A process of its own runs on this machine.
        shared["Architectures"] = [ARCHITECTURE]
    for name, resource in template["Resources"].items():
        if resource["Type"] != "AWS::Serverless::Function":
            continue
        function = resource["Properties"]
        zipped = ROOT / function["CodeUri"]
        if not zipped.exists():
            raise Refused(f"{function['CodeUri']} is not built: run mvn verify first")
        if runtime != declared:
            target = WORK / zipped.name
            with_client(zipped, target)
            zipped = target
        function.setdefault("Environment", {}).setdefault("Variables", {}).update(environment)
        key = f"{name}.zip"
        engine.s3.upload_file(str(zipped), bucket, key)
        if zipped.parent == WORK:
            zipped.unlink()
        function["CodeUri"] = {"Bucket": bucket, "Key": key}


def transformed(engine, template, parameters):
    """What CloudFormation's transform makes of it, by SAM's own translator."""
    return Translator({}, Parser(), boto_session=engine.session).translate(template, dict(parameters))


def deploy(engine, parameters, runtime, environment):
    """Makes the stack; returns when it is complete."""
    WORK.mkdir(parents=True, exist_ok=True)
    template = yaml_parse((ROOT / "template.yaml").read_text())
    defaults = {name: each["Default"] for name, each in template["Parameters"].items() if "Default" in each}
    given = {**defaults, **parameters}
    bucket = f"{STACK}-elsewhere-artifacts"
    engine.s3.create_bucket(Bucket=bucket)
    uploaded(engine, template, bucket, runtime, environment)
    made = transformed(engine, template, given)
    text = json.dumps(made)
    (WORK / "template.json").write_text(text)
    engine.s3.put_object(Bucket=bucket, Key="template.json", Body=text.encode())
    engine.cloudformation.create_stack(
        StackName=STACK,
        TemplateURL=f"{engine.endpoint}/{bucket}/template.json",
        Capabilities=["CAPABILITY_IAM"],
        Parameters=[{"ParameterKey": key, "ParameterValue": str(value)} for key, value in given.items()],
    )
    until = time.monotonic() + 120
    while True:
        stack = engine.cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
        if not stack["StackStatus"].endswith("_IN_PROGRESS"):
            break
        if time.monotonic() > until:
            raise Refused(f"the stack is still {stack['StackStatus']} after two minutes")
        time.sleep(0.2)
    deployment = Deployment(engine, given, made)
    resources = engine.cloudformation.describe_stack_resources(StackName=STACK)["StackResources"]
    if stack["StackStatus"] != "CREATE_COMPLETE":
        wrong = [f"{each['LogicalResourceId']}: {each.get('ResourceStatusReason')}" for each in resources if each["ResourceStatus"].endswith("FAILED")]
        raise Refused(f"{stack['StackStatus']}: {stack.get('StackStatusReason', '')} {wrong}")
    deployment.physical = {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in resources}
    complete = sum(each["ResourceStatus"] == "CREATE_COMPLETE" for each in resources)
    asked = sum("Condition" not in each or deployment.holds({"Condition": each["Condition"]}) for each in made["Resources"].values())
    print(f"{complete} of {asked} resources are CREATE_COMPLETE; conditions leave out {len(made['Resources']) - asked}")
    if complete != asked:
        raise Refused("the stack is not whole")
    return deployment
