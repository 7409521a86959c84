# The one way in: `make` lists what there is. Everything that a target needs it gets or builds itself; nothing that is
# up to date is built again.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

STANDALONE := backend/standalone
# Maven and the backend's tests need a JDK that fits, whatever the machine's default is.
export JAVA_HOME := $(shell $(STANDALONE)/find-jdk 2>/dev/null)
MVN := ./mvnw --batch-mode --no-transfer-progress
# The bill of materials lists the libraries that ship, not those of tests.
BILL_OF_MATERIALS := org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom -DoutputFormat=json -DincludeTestScope=false -DincludeProvidedScope=false -DincludeSystemScope=false
# The demo's data keep the form in which they were written.
SCRIPTS := scripts/*.mjs backend/bench/*.mjs $(STANDALONE)/*.mjs $(STANDALONE)/package.json $(STANDALONE)/browser $(STANDALONE)/idp $(STANDALONE)/mail $(STANDALONE)/test

# The backend's tests with this tag alone, which all others run without (backend/pom.xml). Named by their packages too:
# Quarkus builds itself for whatever is looked at, even if its tag rules it out.
tagged = -Dtest='**/faults/*,**/greed/*' -Dgroups=$(1) -DexcludedGroups=

# The outputs of the builds, by the file whose age is compared.
BACKEND_JAR := backend/target/quarkus-app/quarkus-run.jar
LAUNCHER_JAR := $(STANDALONE)/target/standalone.jar
STANDALONE_MODULES := $(STANDALONE)/node_modules/.package-lock.json
BENCH_MODULES := backend/bench/node_modules/.package-lock.json
FRONTEND_MODULES := frontend/node_modules/.package-lock.json
FRONTEND_DIST := frontend/dist/index.html

# Folders count too: their age changes when a file in them is deleted.
files = $(shell find $(1) -not -name '.*' 2>/dev/null)

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: build ## Build and run everything on http://localhost:8080 (PORT and DATA_DIR change where)
	@exec $(STANDALONE)/run

.PHONY: dev
dev: $(LAUNCHER_JAR) $(STANDALONE_MODULES) $(FRONTEND_MODULES) ## Develop: everything with hot reload on http://localhost:8085, a debugger on port 5005
	@DEV=1 exec $(STANDALONE)/run

.PHONY: debug
debug: build ## Like `make run`, with a debugger on port 5005
	@DEBUG_PORT=5005 exec $(STANDALONE)/run

.PHONY: build
build: $(BACKEND_JAR) $(LAUNCHER_JAR) $(STANDALONE_MODULES) $(FRONTEND_DIST) ## Build what `make run` runs

.PHONY: test
test: lint test-backend test-nodes test-launcher test-idp test-frontend test-e2e ## Run every check and every test

.PHONY: test-one
test-one: $(STANDALONE_MODULES) $(FRONTEND_MODULES) ## One test: T=MembershipApiTest, T=src/api/store/state.test.ts or T=sidebar.spec.ts
	@case "$(T)" in \
	  '') echo 'Say which: make test-one T=MembershipApiTest' >&2; exit 1 ;; \
	  *.spec.ts*) $(MAKE) --no-print-directory test-e2e E2E='$(T)' ;; \
	  *.test.ts*) cd frontend && npx vitest run '$(T)' ;; \
	  *) cd backend && $(MVN) -q test -Dfast -Dtest='$(T)' -DexcludedGroups= ;; \
	esac

.PHONY: new-migration
new-migration: ## An empty database migration: NAME=pinned_conversations
	@test -n '$(NAME)' || { echo 'Say its name: make new-migration NAME=pinned_conversations' >&2; exit 1; }
	@file=backend/src/main/resources/db/migration/V$$(date -u +%Y%m%d_%H%M)__$(NAME).sql && \
	echo '-- Why; and how a node of the version before goes on working on this schema.' > $$file && echo $$file

.PHONY: test-backend
test-backend: $(STANDALONE_MODULES) ## Format, null-safety and architecture checks, unit, property and API tests of the backend; says which took longest
	rm -rf backend/target/surefire-reports
	cd backend && $(MVN) verify; status=$$?; node ../.ci/slowest.mjs target/surefire-reports; exit $$status

.PHONY: test-nodes
test-nodes: $(BACKEND_JAR) $(STANDALONE_MODULES) ## Two nodes on one database: what is said at one is heard at the other, also when one dies; and a node that is set wrongly
	cd backend && $(MVN) -q test $(call tagged,nodes)

.PHONY: faults
faults: $(BACKEND_JAR) $(STANDALONE_MODULES) ## Kill, restart, fill up and set back what the backend runs on, under load, and count what is lost
	cd backend && $(MVN) -q test $(call tagged,faults)

.PHONY: greed
greed: $(BACKEND_JAR) $(STANDALONE_MODULES) ## Have one caller ask for too much in every way, and measure what others notice (takes some minutes)
	cd backend && $(MVN) -q test $(call tagged,greed)

.PHONY: openapi
openapi: $(STANDALONE_MODULES) $(FRONTEND_MODULES) ## Write openapi.yaml anew from the code, and the SPA's types from it
	cd backend && $(MVN) test -Dtest=OpenApiContractTest -Dopenapi.update=true
	cd frontend && npm run generate

.PHONY: soak
soak: $(STANDALONE_MODULES) ## Play 20,000 random histories against the API (`make test` plays 1,000)
	cd backend && $(MVN) test -Dtest=HistoriesTest -Dtests.histories=20000 -Dquarkus.test.hang-detection-timeout=3h

.PHONY: test-launcher
test-launcher: tools ## Tests of the stand-alone launcher, on a real PostgreSQL
	cd backend && $(MVN) -f standalone/pom.xml verify

.PHONY: test-idp
test-idp: $(STANDALONE_MODULES) ## Tests of the demo sign-in and the mail catcher
	cd $(STANDALONE) && npm test

.PHONY: test-frontend
test-frontend: $(FRONTEND_MODULES) ## Format, lint, type and boundary checks and unit tests of the SPA
	cd frontend && npm run check

.PHONY: test-e2e
test-e2e: build ## Browser tests against a demo of their own, on free ports with new data
	CHROMIUM=$$($(STANDALONE)/browser/find-chromium) && export CHROMIUM && cd frontend && ../$(STANDALONE)/with-demo npm run e2e -- $(if $(E2E),--no-deps) $(E2E)

.PHONY: test-keycloak
test-keycloak: $(BACKEND_JAR) $(FRONTEND_DIST) ## Sign in through a real Keycloak, in a browser and on the API (gets 180 MB once)
	CHROMIUM=$$($(STANDALONE)/browser/find-chromium) && export CHROMIUM && cd backend && $(MVN) -f keycloak/pom.xml test

.PHONY: bench
bench: $(BACKEND_JAR) $(STANDALONE_MODULES) ## The hot paths beside the best single statement for the same answer (half an hour; SCALE=0.1 for less, 10 for more)
	cd backend && $(MVN) -q test -Dtest=HotPathsBenchmark -DexcludedGroups=

.PHONY: bench-search
bench-search: $(BACKEND_JAR) $(STANDALONE_MODULES) $(BENCH_MODULES) ## Searches a second over two million messages (takes ten minutes and 4 GB of disk)
	cd backend && $(MVN) -q test -Dtest=SearchBenchmark -DexcludedGroups=

.PHONY: bench-streams
bench-streams: $(BACKEND_JAR) $(STANDALONE_MODULES) ## What 5,000 idle streams of events cost a node in memory
	cd backend && $(MVN) -q test -Dtest=StreamsBenchmark -DexcludedGroups=

.PHONY: bench-live
bench-live: $(BACKEND_JAR) $(STANDALONE_MODULES) ## How long a message takes from one node to who hears it at another one
	cd backend && $(MVN) -q test -Dtest=LiveBenchmark -DexcludedGroups=

.PHONY: licences
licences: tools ## Fail when a dependency's licence would bind the product
	cd backend && $(MVN) -q $(BILL_OF_MATERIALS) && $(MVN) -q -f standalone/pom.xml $(BILL_OF_MATERIALS)
	node .ci/licences.mjs backend/target/bom.json $(STANDALONE)/target/bom.json frontend/package-lock.json $(STANDALONE)/package-lock.json $(STANDALONE)/browser/package-lock.json

.PHONY: lint
lint: tools $(FRONTEND_MODULES) ## Check names and comments of all sources, and the format of Java and the scripts (the SPA's checks: test-frontend)
	cd backend && $(MVN) -q spotless:check
	frontend/node_modules/.bin/prettier --check $(SCRIPTS)
	frontend/node_modules/.bin/oxlint --deny-warnings $(STANDALONE) backend/bench scripts
	node --test scripts/*.test.mjs
	node scripts/check-language.mjs

.PHONY: format
format: tools $(FRONTEND_MODULES) ## Format all sources
	cd backend && $(MVN) -q spotless:apply
	frontend/node_modules/.bin/prettier --write --log-level warn $(SCRIPTS)
	cd frontend && npm run format

.PHONY: clean
clean: ## Delete what was built; the data of `make run` stay
	rm -rf backend/target backend/keycloak/target $(STANDALONE)/target frontend/dist $(STANDALONE)/node_modules backend/bench/node_modules frontend/node_modules $(STANDALONE)/browser/node_modules

# Says in a sentence what the machine lacks.
.PHONY: tools
tools:
	@$(STANDALONE)/find-jdk >/dev/null
	@$(STANDALONE)/require-tools

# Each says what it does and how long that takes, and is silent otherwise.
$(BACKEND_JAR): backend/pom.xml $(call files,backend/src/main) | tools
	@echo "Building the backend (1 minute; the first time 3 more, for its libraries)"
	@cd backend && $(MVN) -q package -Dmaven.test.skip -Dspotless.check.skip
	@touch $@

$(LAUNCHER_JAR): $(STANDALONE)/pom.xml $(call files,$(STANDALONE)/src/main) | tools
	@echo "Building the launcher of the demo (15 seconds)"
	@cd backend && $(MVN) -q -f standalone/pom.xml package -Dmaven.test.skip
	@touch $@

$(FRONTEND_DIST): $(FRONTEND_MODULES) $(call files,frontend/src frontend/public frontend/docs frontend/worker) openapi.yaml frontend/index.html frontend/package.json frontend/vite.config.ts frontend/tsconfig.json
	@echo "Building the web application (30 seconds)"
	@cd frontend && npm run --silent build -- --logLevel warn
	@touch $@

# Not `npm ci`: since npm 11 it refuses a lock file that leaves out another platform's optional binaries, as ours does where
# a registry lacks them. This takes the locked versions too, and writes nothing but node_modules. Nothing here needs the scripts
# that packages run on being installed.
%/node_modules/.package-lock.json: %/package-lock.json | tools
	@echo "Installing the packages of $* (1 minute; most of it the first time, for downloads)"
	@cd $* && npm install --loglevel=error --no-save --ignore-scripts --no-audit --no-fund >/dev/null
	@touch $@
