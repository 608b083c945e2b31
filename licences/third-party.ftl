<#-- The libraries of a zip, a line each, sorted: the jar under lib/, its licences, what it is. -->
The libraries in this zip, under lib/, and their licences. The licences' texts are under META-INF/licences/; notices of a library's own
are in its jar, under META-INF/.

<#list dependencyMap as e>
<#assign project = e.getKey()/>
<#if project.groupId != "org.backbone">
${project.artifactId}-${project.version}.jar: <#list e.getValue() as licence>${licence}<#if licence_has_next>, </#if></#list>
</#if>
</#list>
