"""Words that are no key terms, and irregular plurals and spellings: data for `tokens`.

English as abstracts use it. Entries are lower case and singular; verbs stand for all their forms.
"""

from __future__ import annotations

#: Words that separate phrases: function words, numbers, connectives.
FUNCTION = """
a about above across actual after again against ago albeit all almost alone along already also
alternatively although always am amid among amongst an and another any anybody anyone anything
apart are around as aside at away back be because been before beforehand behind being below
beneath beside besides between beyond both but by can cannot could despite did do does doing done
down due during each eg e.g either else elsewhere enough etc even ever every everyone everything
everywhere except far few fewer fifth first firstly for former fourth from further furthermore had
half has have having he hence her here hereby herein him himself his how however hundred i ie i.e
if in indeed inside instead into is isn't it its itself just last lastly latter least less let
like likewise little lot many may maybe me might million more moreover most much must my near
nearly neither never nevertheless next nine no nobody none nonetheless nor not nothing now nowhere
of off often on once one ones only onto or other others otherwise ought our ours ourselves out
outside over overall own per perhaps please plus quite rather re regarding s same second seven
several shall she should since six so some somehow someone something sometimes somewhere soon
still such t ten than that the their them themselves then thence there thereafter thereby
therefore therein thereof these they third this those though thousand three through throughout
thus thousands till to together too toward towards twice two four five eight under underneath
unless unlike until up upon upward us usual versus very via vs was we well were what whatever when
whence whenever where whereas whereby wherein whether which whichever while whilst who whoever
whole whom whose why will with within without won't would yes yet you your yours yourself zero
doesn't don't didn't can't couldn't wasn't aren't weren't it's that's there's et al et-al a-priori
de la vs. iii ii iv hundreds millions billion billions dozens dozen today tomorrow yesterday year
month week day decade century nowadays de-facto ad-hoc
""".split()

#: Verbs that are in no term, in any form except those of NOUN_FORMS.
VERBS = """
abide able accelerate accept accommodate accompany accomplish account achieve acquire act adapt
add address adjust admit adopt advance advocate affect afford agree aid aim alleviate allow alter
amplify analyse analyze announce answer anticipate appear apply appreciate approach approximate
argue arise arrange articulate ask assert assess assign assist associate assume attain attempt
attract attribute augment avoid await base become befall begin behave believe belong benchmark
benefit boost bolster break bring broaden build calculate call capture care carry categorise
categorize cause challenge change characterise characterize check choose cite claim clarify
classify collaborate collect combine come compare compete compile complement complete complicate
comply comprise compute conceal conceive concern conclude condition conduct confer confirm
conflict confront connect consider consist constitute constrain construct consume contain continue
contradict contrast contribute control convert convey convince coordinate cope correlate
correspond corroborate cost cover create cultivate culminate cut date deal decide declare decline
decompose decrease deduce deem define degrade delay delineate deliver delve demand demonstrate
denote depend depict deploy derive describe deserve design desire detail detect determine develop
deviate devise devote differ differentiate diminish direct disclose discover discuss display
distil distill distinguish diverge divide document double draw drive drop ease edit effect elevate
elicit elucidate embed embody embrace emerge emphasise emphasize employ empower enable encompass
encounter encourage endeavor endorse endow enforce engage enhance enlist enrich ensure entail
enter envision equip establish estimate evaluate evidence evolve examine exceed excel exclude
execute exemplify exert exhibit exist expand expect expedite experience explain exploit explore
expose express extend extract extrapolate face facilitate fail fall favor favour feature feed feel
fill find finalise fit fix focus follow force forgo form formalise formalize formulate foster free
fulfil fulfill function further gain garner gather generalise generalize generate get give go
govern grasp group grow guarantee guide hamper handle happen harm harness help highlight hinder
hint hold hope host hypothesise hypothesize identify illuminate illustrate imitate impact impair
impede implement imply impose improve incentivise include incorporate increase incur indicate
induce infer influence inform inherit inhibit initiate insert inspect inspire instantiate instruct
integrate intend interact interpret intervene introduce invest investigate invite involve isolate
issue join judge justify keep know label lack launch lead learn leave lend let leverage lie limit
link list locate look lose lower maintain make manage manifest manipulate map mark match matter
maximise maximize mean measure meet mention merge mimic minimise minimize mirror mitigate model
modify monitor motivate move multiply name navigate necessitate need neglect notice observe obtain
occur offer omit operate optimise optimize organise organize originate outline outperform output
overcome overlap overlook owe partition pass pave perform permit persist pertain place plan play
pose position possess post postulate practise precede predict prefer prepare present preserve
presume pretend prevail prevent probe proceed process produce progress prohibit promise promote
prompt propose protect prove provide publish pursue put qualify quantify query question raise
range rank rate reach react read realise realize reason recall receive recognise recognize
recommend reconsider record recover recruit reduce refer refine reflect reframe refuse regard
reject relate release rely remain remark remedy remember remove render repeat replace replicate
report represent reproduce require resemble reside resolve respect respond restrict result retain
rethink return reuse reveal review revise revisit rise run sacrifice safeguard sample satisfy save
say scale score search see seek seem select send separate serve set shape share shed shift show
simplify simulate situate solve sort span specify spend split stand start state stem step stop
store strengthen strike strive struggle study subject submit substantiate succeed suffer suffice
suggest suit summarise summarize supervise supplement supply support surface surpass surround
survey sustain switch tackle tailor take talk target teach tell tend test think tie trace track
train transfer transform transition translate transmit treat trigger try tune turn uncover undergo
underlie underline underpin underscore understand undertake unify unlock unravel update use
utilise utilize validate vary verify view violate visualise visualize wait want warrant widen
witness wonder work worsen yield write subvert reckon accumulate alternate attend emit commit
incentivize manufacture finetune fine-tune pretrain pre-train defend align sharpen source state-of
elude interrogate revolve specialise specialize entitle rest refute reconstruct synthesise
synthesize trade modulate mediate exacerbate complain behold excite predetermine
""".split()

#: Forms of those verbs, and similar words, that are also nouns; they may be part of a phrase.
NOUN_FORMS = """
accounting act acting answer approximation attempt attribute attributes attack benchmark
benchmarks building care cause causes challenge challenges change changes clustering coding
collaboration computing condition conditions conflict conflicts control controls cost costs
coupling crowding decision decomposition demand demands design designs document documents drop
editing embedding embeddings engineering evidence experience experiences exploit exploits
expression extract faking feature features feed feedback filtering fine-tuning finetuning finding
force forces form forms function functions group groups harm harms impact impacts imaging
influence influences issue issues judge judges label labeling labelling labels learning limit
limits link links list lists listening map mapping mappings maps mark matching mean meaning
measure measures mining model modeling modelling models monitor monitors monitoring mixture output
outputs parsing partition partitions phase planning plans play position positions pooling
pretraining process processes processing profiling programming prompt prompting prompts pruning
queries query question questions rank ranking rankings rate rates rating ratings reading reason
reasoning reasons record records report reporting result review reviews sample samples sampling
scale scales scaling scheduling scoring score scores screening search searches searching sensing
sequencing set sets settings shape shapes share shift shifts simulation smoothing sort span spans
spelling state states steering step steps store stores study subject subjects supply support
survey surveys switch switches tampering target targets task teaching test testing tests thinking
trace traces track tracking tracks training transfer transition transitions translation trigger
triggers trust tuning turn understanding update updates view views voting work writing drawing
wording heating cooling bonding binding folding forecasting bootstrapping hashing indexing caching
crawling grounding hedging boosting routing packing packaging parenting aging ageing charging
scattering trading pricing marketing manufacturing financing housing funding banking spending
saving savings gaming matter matters face faces surface surfaces focus probe probes estimate
estimates host hosts display displays contrast transform transforms delay delays lead release
releases return returns stem stems guide gain gains cut cuts balance bond bonds charge charges
contract contracts stress seed seeds trade walk walks wave yield yields claim claims
""".split()

#: Adjectives, adverbs and quantities that are not specific to a field; they separate phrases too.
VAGUE = """
accurate additional adequate afterwards amenable appropriate apparent available basic benign best
better broad certain clear close comparable competitive comprehensive concerning considerable
consistent contemporary correct critical crucial current dedicated desirable desired detailed
different difficult diverse easy effective efficient emerging encouraging entire equal equivalent
essential established evident exact excellent exciting existing expensive extensive extra extreme
famous faster fair fairly favorable final flexible following fresh fundamental future generic
given great greater greatest growing helpful higher highest historic huge idea ideal identical
immediate important impossible impressive improved inherent initial innovative insightful intense
interested interesting intuitive key known large-scale larger largest later latest likely limited
longer lower lowest main maximal meaningful medium minor modern modest motivated mutual naive
necessary new newer newly notable noteworthy novel numerous obvious older optimal ordinary
original outstanding partial particular past peripheral permissible persistent pertinent plausible
poor popular possible potential practical precise preferable preliminary present presented
prevalent previous primary principled prior probable proficient prominent promising proper
prospective quickly ready real realistic reasonable recent recently relevant reliable remarkable
representative respective rigorous robust satisfactory secondary separate serious severe shared
shorter significant similar simpler simplest sizable slight smaller smallest smart so-called sole
sophisticated specific specified state-of-the-art state-of-art straightforward stronger strongest
substantial subtle successful sudden sufficient suitable superior surprising systematic tall
tested time-consuming tractable traditional trivial typical ubiquitous unable unclear uncommon
underlying unexpected unique unknown unlikely unprecedented up-to-date useful usual valid valuable
various varying vast vital weaker well-known wide wider widespread worse worst worth wrong younger
abstract article author chapter figure footnote literature manuscript paper publication section
thesis appendix website homepage github advancement advantage advance ability aim aspect attempt
basis beginning benefit bit case circumstance conclusion consequence consideration contribution
course degree difference difficulty discussion end example exception existence experiment extent
fact fashion finding hand help implication importance improvement insight instance interest
introduction investigation kind lack limitation line majority manner means motivation need notion
number observation opportunity outcome part piece possibility presence progress purpose reason
regard remainder respect result role scope sense shortcoming side sort study success sum
suggestion term thing total type understanding use usefulness variety viability way work made
built taken shown seen chosen drawn written done found held kept led left lost meant met paid put
ran run said sent sought sold spent spoken stood taught thought told understood went won broken
begun fed grown become became began brought bought came felt got gave gone knew laid lay lain saw
rose risen threw thrown true false step-by-step one-by-one side-by-side yes-no non-negligible able
absolute concern
""".split()

#: Nouns that may end a phrase ("finite element method"), but neither begin one nor are a term.
WEAK = """
algorithm approach application assumption capability category challenge choice case collection
component criterion direction effect effort element example extension formulation framework idea
implementation issue method methodology manner mechanism mode option paradigm point practice
principle procedure property provider requirement scenario scheme series setting setup solution
stage strategy style technique technology trend variant variation version view participant
developer
""".split()

#: Nouns and adjectives that may be in a phrase ("model size"), but are too general alone.
PLAIN = """
modification access accuracy action activity agent agreement amount analysis answer argument
assistant attack attention attribute background baseline behavior behaviour belief benchmark body
book boundary business candidate cell center change chat citizen claim code combination community
company comparison complexity computer condition conflict content control conversation correlation
cost count country culture curve data database dataset date decision demand deployment desire
detail device dialog dialogue dimension distribution document drive edge education energy engine
environment error event evidence experience expert explanation expression eye face family feedback
field file filter force format future game gap generation girl goal government gradient graph
growth guidance harm head health help history home human image impact individual information input
instruction intelligence interaction interface intervention judgement judgment kind knowledge
label landscape language law layer learning legislation length life line link list loss machine
man management map mask material matter measurement media memory message metric model motivation
movement name nature network node noise objective observer operator opinion optimization order
organization origin outcome output page path people person perspective phase phrase picture place
plan play policy population position power prediction preference presence pressure price
probability processing product program project prompt proof quantity query question rating ratio
reality reason reasoning record reference region relation relationship release report
representation research researcher resource response review reward role rule safety sample scale
school science scientist search self sentence sequence service share shift sign signal simulation
site situation skill software sound source specification speech speed state statistic status
stimulus story student subject support surface survey table target teacher team template test text
theory thought threshold tissue token topic training transition treatment trial truth uncertainty
understanding variable vector video voice volume weight window woman word worker world writer
writing year computational conventional important internal international local manual mathematical
medical numerical physical professional qualitative quantitative regional scientific social
societal spatial statistical technical temporal theoretical insight advice attempt brand critique
cadence charge claude criteria decade dependency facet hint index layout monitoring objection
outline percent percentage usage spectrum track trace trait user usefulness viewpoint competence
coverage revision square root bump reviewer hour specialist crowdworker interest mistake phrasing
aspect prevalence array pathway society alternative hypothesis validity capacity correctness
absolute formatting consideration responses mitigation precision exploration perturbation tree axe
sparsity-of proof-of-concept concept scaling math modeling computing equation flow controller
stability constraint efficiency frequency market average approximation coefficient effectiveness
matrix reduction interval estimation construction computation bound similarity utility pipeline
item identification detection classification recognition selection inference planning robustness
convergence communication industry customer testing dynamics estimator embedding velocity
temperature density magnitude symmetry curvature axis plane wave integration adoption consumer
practitioner stakeholder designer engineer organisation transaction website domain-knowledge
resolution segment internet web addition benchmarking formula algebra identity lemma theorem
corollary conjecture scalar dimensionality proportion trajectory ability guideline building
matching mapping finding filtering firm vendor manufacturer distance motion failure description
calculation characterization interpretation execution limit cause exploit extract influence
transfer reliability threat corpus visualization imitation trade-off architecture area class
context definition design development domain evaluation factor feature form function group level
library module object operation pair parameter pattern performance phenomenon platform process
protocol quality range rate score set size space statement step structure system task tool unit
value problem risk measure time
""".split()

#: Adjectives that may begin a term ("deep learning", "general relativity"), but never end one.
OPENING = """
general special standard open positive negative low high long short fine weak strong young old
small single multiple maximum minimum minimal fast slow hard common full free good bad large deep
big dual joint multi non pre post semi sub super inter american artificial asian automated
automatic black blue british canadian central chinese digital dynamic empirical english european
experimental external french german global green japanese major mental offline online parallel
political quantum random red russian static visual white mean normal natural complex simple linear
harmful rich heavy light hot cold early late dark gross net raw soft tight thin thick warm wet dry
flat rough smooth sharp quick public private open-ended well-calibrated human-written fine-grained
long-term short-term real-world real-time real-life high-level low-level end-to-end high-quality
domain-specific one-shot general-purpose honest finite infinite nonlinear non-linear zero-shot
few-shot bayesian gaussian real-valued convex discrete continuous latent adaptive cross inner
outer upper sub-optimal pure mixed rare native inverse wireless mobile intelligent independent
explicit implicit constant asymptotic concrete abstract stable unstable supervised augmented
distributed embedded guided constrained modified controlled randomized fixed connected combined
linked ordered weighted extended generated informed
""".split()

#: Endings of adjectives: such a word neither ends a phrase nor is a term, unless it is in NOUNS.
ADJECTIVE_ENDINGS = ("able", "al", "ary", "ful", "ible", "ic", "ical", "ive", "less", "ous")

#: Nouns that end like adjectives or like past forms.
NOUNS = """
additive adjective alternative animal approval arrival archive arsenal boundary cable capital
cardinal classic clinic collective commentary committed critic crystal derivative detective deed
dictionary directive disposal epidemic fabric festival feed fossil fluorescence goal heuristic
hospital hybrid incentive initiative integral interval journal library logic locomotive magic
material medal metal metric mineral mosaic motive music narrative numeral objective pandemic
perspective picnic plastic portal potential predicate preservative primary principal proposal
radical refusal rehearsal removal representative republic retrieval reversal rhetoric rival salary
sabotage scandal seed signal source speed steal summary survival syllable table terminal topic
traffic trial tutorial vocabulary vegetable variable void withdrawal glossary binary dual ritual
panic canal renewal appraisal dismissal betrayal portrayal denial burial bed breed creed embed
exceed heed need weed shed sled species parable asset arctic acrylic antibiotic arithmetic aerobic
cosmetic graphic narcotic academic mechanic tactic toxic comic polynomial marginal differential
exponential residual ai
""".split()

#: Words in -ly that are not adverbs.
NOT_ADVERBS = "anomaly assembly family fly italy july monopoly poly reply supply ally belly".split()

#: Second parts of compound adjectives ("domain-specific", "in-process").
COMPOUND_ADJECTIVES = """
agnostic aware based centric dependent driven efficient end free friendly guided independent
intensive invariant level like order oriented preserving related rich scale sensitive specific
style term time trained type wide written generated art quality risk high run deep only out shaped
""".split()

#: Irregular plurals and their singulars; SINGULARS_IN_S are words in -s that are no plurals.
PLURALS = {
    "analyses": "analysis", "hypotheses": "hypothesis", "theses": "thesis", "bases": "basis",
    "syntheses": "synthesis", "diagnoses": "diagnosis", "crises": "crisis", "axes": "axis",
    "criteria": "criterion", "phenomena": "phenomenon", "matrices": "matrix", "indices": "index",
    "vertices": "vertex", "appendices": "appendix", "children": "child", "people": "person",
    "men": "man", "women": "woman", "mice": "mouse", "genera": "genus", "corpora": "corpus",
    "bacteria": "bacterium", "spectra": "spectrum", "stimuli": "stimulus", "nuclei": "nucleus",
    "loci": "locus", "foci": "focus", "radii": "radius", "leaves": "leaf", "lives": "life",
    "halves": "half", "wolves": "wolf", "shelves": "shelf", "schemata": "schema", "feet": "foot",
    "teeth": "tooth", "geese": "goose", "viruses": "virus", "biases": "bias", "focuses": "focus",
    "lenses": "lens", "gases": "gas", "buses": "bus", "aliases": "alias", "canvases": "canvas",
    "caches": "cache", "niches": "niche", "headaches": "headache", "movies": "movie",
    "cookies": "cookie", "quizzes": "quiz", "taxa": "taxon", "automata": "automaton",
    "formulae": "formula", "algae": "alga", "larvae": "larva", "sizes": "size", "prizes": "prize",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo",
}  # fmt: skip
SINGULARS_IN_S = """
always atlas bias canvas chaos christmas corps ethics gas genetics kubernetes lens mathematics
means news pancreas perhaps physics politics series species texas thus alias lyrics odds semantics
dynamics electronics economics linguistics robotics optics mechanics analytics genomics proteomics
informatics acoustics ergonomics kinetics thermodynamics hydrodynamics kinematics pragmatics
phonetics logistics diabetes herpes rabies scabies aids james charles paris bayes gauss jacobs
""".split()

#: British spellings and the American ones.
SPELLINGS = {
    "behaviour": "behavior", "behavioural": "behavioral", "colour": "color", "favour": "favor",
    "labour": "labor", "neighbour": "neighbor", "neighbourhood": "neighborhood", "tumour": "tumor",
    "modelling": "modeling", "labelling": "labeling", "labelled": "labeled", "signalling":
    "signaling", "travelling": "traveling", "centre": "center", "fibre": "fiber", "metre": "meter",
    "dialogue": "dialog", "catalogue": "catalog", "analogue": "analog", "defence": "defense",
    "offence": "offense", "licence": "license", "judgement": "judgment", "ageing": "aging",
    "grey": "gray", "aluminium": "aluminum", "paediatric": "pediatric", "anaemia": "anemia",
    "haemoglobin": "hemoglobin", "foetal": "fetal", "oestrogen": "estrogen", "honour": "honor",
    "rumour": "rumor", "vapour": "vapor", "humour": "humor", "flavour": "flavor",
}  # fmt: skip
