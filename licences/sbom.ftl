<#-- What a zip is made of, as CycloneDX 1.6 (JSON). It has neither a moment nor a number of its own, so that who builds the zip again has it again.
     Not every licence of the list is one of SPDX; the others are told by name. -->
<#assign spdx = ["Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "EPL-2.0"]/>
{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "components": [
<#list dependencyMap as e>
<#assign project = e.getKey()/>
    {
      "type": "library",
      "bom-ref": "pkg:maven/${project.groupId}/${project.artifactId}@${project.version}",
      "group": "${project.groupId}",
      "name": "${project.artifactId}",
      "version": "${project.version}",
      "licenses": [<#list e.getValue() as licence>{"license": {"<#if spdx?seq_contains(licence)>id<#else>name</#if>": "${licence}"}}<#if licence_has_next>, </#if></#list>],
      "purl": "pkg:maven/${project.groupId}/${project.artifactId}@${project.version}"
    }<#if e_has_next>,</#if>
</#list>
  ]
}
